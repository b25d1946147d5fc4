import { encodeBase64 } from '../crypto/base64.ts'
import { fingerprintText } from './afterwards.ts'
import { type AwsImport, awsCommand } from './aws-command.ts'
import { isSymmetric } from './aws-specs.ts'
import type { Section } from './import-text.ts'
import { PROBE_MESSAGE } from './probe.ts'

/** What to check after the import into AWS KMS: its state, and by what the key can be recognised. */
export function afterSections(facts: AwsImport): Section[] {
  return [state(facts), sameKey(facts), keeping(facts)]
}

function state(facts: AwsImport): Section {
  const { target, key } = facts
  const model =
    target.validTo === undefined ? 'KEY_MATERIAL_DOES_NOT_EXPIRE' : 'KEY_MATERIAL_EXPIRES'
  const symmetric = isSymmetric(key.algorithm)
  return {
    title: 'Check afterwards',
    text: [
      `Expect \`KeyState\` Enabled, \`Origin\` EXTERNAL, \`KeySpec\` ${facts.spec}, \`KeyUsage\` ${facts.usage}, \`ExpirationModel\` ${model}.`,
      ...(symmetric ? ['Note `CurrentKeyMaterialId`.'] : []),
      ...(target.importType === 'NEW_KEY_MATERIAL' ? PENDING : []),
    ],
    commands: [
      awsCommand(facts, 'describe-key'),
      ...(symmetric
        ? [awsCommand(facts, 'list-key-rotations', ['--include-key-material', 'ALL_KEY_MATERIAL'])]
        : []),
    ],
  }
}

const PENDING = [
  'Where the key had material before, the new one waits for `aws kms rotate-key-on-demand`. With a multi-Region key: first into every replica, then rotate the primary.',
]

function sameKey(facts: AwsImport): Section {
  const title = 'Check that it is the same key'
  if (facts.mac !== undefined) return { title, ...macCheck(facts, facts.mac) }
  if (isSymmetric(facts.key.algorithm)) {
    return {
      title,
      text: [
        'Cannot be checked: AWS shows no check value of a symmetric key, so a successful import does not show which wrapping key was used.',
        'What shows that it is the same key: importing the same material again, with `--import-type EXISTING_KEY_MATERIAL` and `--key-material-id`, succeeds for identical material only.',
      ],
    }
  }
  const fetch = awsCommand(facts, 'get-public-key', ['--query', 'PublicKey'], ['--output', 'text'])
  return {
    title,
    text: [fingerprintText(facts.check)],
    commands: [
      `${fetch} \\\n  | openssl base64 -d -A | openssl dgst -sha256 -binary | openssl base64`,
    ],
  }
}

function macCheck(facts: AwsImport, mac: Uint8Array): Pick<Section, 'text' | 'commands'> {
  const algorithm = facts.key.algorithm.replaceAll('-', '_')
  const generate = awsCommand(
    facts,
    'generate-mac',
    ['--mac-algorithm', algorithm],
    ['--message', 'fileb:///dev/stdin'],
    ['--query', 'Mac'],
    ['--output', 'text'],
  )
  return {
    text: [
      `Expect the MAC that the ceremony made of the message \`${PROBE_MESSAGE}\`:`,
      `\`${encodeBase64(mac)}\``,
      'Anything else is another key: disable it and report it.',
    ],
    commands: [`printf %s ${PROBE_MESSAGE} \\\n  | ${generate}`],
  }
}

function keeping({ key }: AwsImport): Section {
  const symmetric = isSymmetric(key.algorithm)
  return {
    title: 'Keep',
    text: [
      symmetric
        ? 'Keep the backups of ALL materials that this key ever had, for ever: without every one of them it goes back to PendingImport, and what it encrypted stays closed.'
        : 'Keep the backup for ever: if AWS loses or deletes the material, only the same one can be imported again.',
    ],
  }
}
