import type { Target } from '../ceremony/plan.ts'
import { type ImportText, type Section, tokenLife } from './import-text.ts'
import type { ImportParameters } from './provider.ts'
import { command } from './quote.ts'
import { continued, shown, UNTRIED } from './snippet.ts'

export interface AlibabaImport {
  readonly target: Target
  readonly parameters: ImportParameters
  /** File names in the package. */
  readonly wrapped: string
  readonly token: string
}

/** What IMPORT.md says for Alibaba; every word of a plan goes through the quoting function. */
export function alibabaText(facts: AlibabaImport): Pick<ImportText, 'sections' | 'errors'> {
  return {
    sections: [PROGRAM, before(facts), importing(facts), after(facts), ending(facts)],
    errors: ERRORS,
  }
}

/** The command that imports: the one line that matters. */
function alibabaCommand({ target, wrapped, token }: AlibabaImport): string {
  return continued(
    command(['aliyun', 'kms', 'ImportKeyMaterial'], ['--KeyId', target.key]),
    `--EncryptedKeyMaterial "$(cat ${wrapped})"`,
    `--ImportToken "$(cat ${token})"`,
    '--KeyMaterialExpireUnix 0',
  )
}

const PROGRAM: Section = {
  title: 'Check the program',
  text: [
    UNTRIED,
    'They need the Alibaba Cloud CLI with a profile for the region of the key.',
    'Expect that region in the list.',
  ],
  commands: ['aliyun version', 'aliyun configure list'],
}

function before({ target, parameters }: AlibabaImport): Section {
  const create = command(
    ['aliyun', 'kms', 'CreateKey'],
    ['--Origin', 'EXTERNAL'],
    ['--KeySpec', 'Aliyun_AES_256'],
    ['--KeyUsage', 'ENCRYPT/DECRYPT'],
  )
  const fetch = command(
    ['aliyun', 'kms', 'GetParametersForImport'],
    ['--KeyId', target.key],
    ['--WrappingAlgorithm', target.method],
    ['--WrappingKeySpec', `RSA_${parameters.bits}`],
  )
  return {
    title: 'How the key and its parameters were made',
    text: [
      'This was done before the ceremony. Do not repeat it: the package fits only the parameters it was made with.',
      ...shown(
        '# the key, without material',
        create,
        '# its wrapping key and import token, good for 24 hours',
        `${fetch} > parameters.json`,
      ),
    ],
  }
}

function importing(facts: AlibabaImport): Section {
  const { expires } = facts.parameters
  return {
    title: 'Import',
    text: [
      tokenLife(expires),
      'The material does not expire. The first material of a key is for ever: only the same can be imported again.',
      'The strength of the way there is that of RSA-2048, about 112 bits: Alibaba offers no larger key.',
    ],
    commands: [alibabaCommand(facts)],
  }
}

function after({ target }: AlibabaImport): Section {
  return {
    title: 'Check afterwards',
    text: [
      'Expect `KeyState` Enabled, `Origin` EXTERNAL and no `MaterialExpireTime`. `PendingImport` means that nothing was imported.',
      'Cannot be checked: Alibaba shows no check value, so a successful import does not show which wrapping key was used.',
      'What shows that it is the same key: the same material, wrapped again in a ceremony, is taken by this key; other material is refused.',
      'Keep the backup: the key cannot be rotated by an import, and is lost without its material.',
    ],
    commands: [command(['aliyun', 'kms', 'DescribeKey'], ['--KeyId', target.key])],
  }
}

function ending({ target }: AlibabaImport): Section {
  const remove = command(['aliyun', 'kms', 'DeleteKeyMaterial'], ['--KeyId', target.key])
  return {
    title: 'Clean up',
    text: [
      'The token takes this package again until its 24 hours are over, and nothing ends it sooner: delete the copies of the package that are online now.',
      'If the import was a mistake, this takes the material away. The key then waits for the same material again:',
      ...shown(remove),
    ],
  }
}

const ERRORS: ImportText['errors'] = [
  [
    'the import token has expired',
    'The 24 hours are over. Fetch new parameters and wrap again, with a quorum.',
  ],
  ['the import token is invalid', 'The token is of another key, or was altered.'],
  [
    'the key material cannot be decrypted',
    'It does not unwrap: another wrapping key or another hash than was fetched.',
  ],
  [
    'the key material is not the one of before',
    'This key has had other material: only that one can come again. Make a new key for new material.',
  ],
  ['the key is not found', 'Another region, another account or another key id.'],
  ['there is no permission', 'A policy forbids this import: ask for kms:ImportKeyMaterial.'],
]
