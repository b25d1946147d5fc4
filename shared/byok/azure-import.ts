import { hex } from '../bytes.ts'
import type { Algorithm, PlanKey } from '../ceremony/plan.ts'
import { encodeBase64 } from '../crypto/base64.ts'
import { fingerprintOf, fingerprintText } from './afterwards.ts'
import type { ImportText, Section } from './import-text.ts'
import type { PackageContent } from './provider.ts'
import { command, quote } from './quote.ts'
import { continued, shown } from './snippet.ts'

export interface AzureImport {
  readonly content: PackageContent
  readonly managed: boolean
  readonly names: {
    /** The vault or managed HSM. */
    readonly vault: string
    readonly key: string
    readonly kek: string
    /** The key transfer package. */
    readonly file: string
  }
}

/** What IMPORT.md says for Azure; every word of a plan goes through the quoting function. */
export function importText(facts: AzureImport): Pick<ImportText, 'sections' | 'errors'> {
  return {
    sections: [
      STANDING,
      VERSIONS,
      before(facts),
      importing(facts),
      after(facts),
      closing(facts),
      AGAIN,
    ],
    errors: ERRORS,
  }
}

const STANDING: Section = {
  title: 'What Microsoft says',
  text: [
    'The file has the form that Microsoft publishes for key transfer packages. Microsoft supports such files from the HSMs on its list.',
    'This one was made by software on an air-gapped machine. The service takes it, but the statement that the key never left an HSM in plaintext does not hold for it.',
  ],
}

const VERSIONS: Section = {
  title: 'Check the program',
  text: [
    'The commands of this file are tried with Azure CLI 2.45. Compare newer ones with `az keyvault key import -h`.',
  ],
  commands: ['az version'],
}

/** What `--kty` and `--curve` say; RSA needs nothing. */
const TYPES: { readonly [A in Algorithm]?: readonly string[][] } = {
  'EC-P256': ec('P-256'),
  'EC-P384': ec('P-384'),
  'EC-P521': ec('P-521'),
  'EC-secp256k1': ec('P-256K'),
  'AES-128': [['--kty', 'oct']],
  'AES-192': [['--kty', 'oct']],
  'AES-256': [['--kty', 'oct']],
}

function ec(curve: string): string[][] {
  return [
    ['--kty', 'EC'],
    ['--curve', curve],
  ]
}

function operations({ algorithm, use }: PlanKey): string[] {
  if (algorithm.startsWith('EC') || use === 'sign') return ['sign', 'verify']
  return ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey']
}

/** `az keyvault key …` for a key of the vault. */
function az({ managed, names }: AzureImport, verb: string, name: string, ...rest: string[][]) {
  const vault = [managed ? '--hsm-name' : '--vault-name', names.vault]
  return command(['az', 'keyvault', 'key', verb], vault, ['--name', name], ...rest)
}

function before(facts: AzureImport): Section {
  const { names, content } = facts
  const { kek } = names
  const size = String(content.parameters.bits)
  const create = az(
    facts,
    'create',
    kek,
    ['--kty', 'RSA-HSM'],
    ['--size', size],
    ['--ops', 'import'],
  )
  const show = az(facts, 'show', kek)
  const download = az(facts, 'download', kek, ['--file', `${kek}.publickey.pem`])
  return {
    title: 'How the key encryption key (KEK) was made',
    text: [
      'This was done before the ceremony. Do not repeat it: the package fits only this version of the KEK.',
      facts.managed
        ? 'The KEK must be in the managed HSM that the key goes into.'
        : 'The KEK must be in the vault that the key goes into, and the vault of the Premium tier.',
      'The plan takes the JSON answer, or the PEM together with `key.kid`.',
      ...shown(create, `${show} > ${quote(`${kek}.json`)}`, download),
    ],
  }
}

function importing(facts: AzureImport): Section {
  const { names, content } = facts
  const type = TYPES[content.key.algorithm] ?? []
  const algorithm = content.key.algorithm
  return {
    title: 'Import',
    text: [
      'Nothing of this package expires. Import it soon: whoever holds the file and may import can do so as long as the KEK exists.',
      ...(algorithm.startsWith('EC')
        ? ["Give exactly these operations: without them the program asks for RSA's."]
        : []),
    ],
    commands: [
      az(
        facts,
        'import',
        names.key,
        ...type,
        ['--byok-file', names.file],
        ['--ops', ...operations(content.key)],
      ),
    ],
  }
}

function after(facts: AzureImport): Section {
  const { algorithm } = facts.content.key
  const kind = algorithm.startsWith('RSA') ? 'RSA' : algorithm.startsWith('EC') ? 'EC' : 'oct'
  const show = az(facts, 'show', facts.names.key)
  const { text, commands } = kind === 'oct' ? probeCheck(facts) : publicKeyCheck(facts)
  return {
    title: 'Check afterwards',
    text: [`Expect \`key.kty\` ${kind}-HSM and \`attributes.hsmPlatform\` in the answer.`, ...text],
    commands: [show, ...commands],
  }
}

interface Check {
  readonly text: readonly string[]
  readonly commands: readonly string[]
}

function publicKeyCheck(facts: AzureImport): Check {
  // The program takes neither a pipe nor a file that exists.
  return {
    text: [fingerprintText(facts.content.check)],
    commands: [
      'PEM="$(mktemp -d)/public.pem"',
      continued(az(facts, 'download', facts.names.key), '--file "$PEM"'),
      fingerprintOf('cat "$PEM"'),
    ],
  }
}

function probeCheck(facts: AzureImport): Check {
  const { iv, block, encrypted } = facts.content.wrapped.parts
  if (iv === undefined || block === undefined || encrypted === undefined) {
    throw new Error('a package without probe')
  }
  const algorithm = `${facts.content.key.algorithm.replace('ES-', '')}CBC`
  return {
    text: [
      'Azure shows no check value of a symmetric key. The last command has it encrypt one random block that was encrypted with the same key in the ceremony.',
      `Expect \`${encodeBase64(encrypted)}\`. Anything else is another key: disable it and report it.`,
      'Nothing else is ever encrypted with this IV.',
    ],
    commands: [
      az(
        facts,
        'encrypt',
        facts.names.key,
        ['--algorithm', algorithm],
        ['--iv', hex(iv)],
        ['--data-type', 'base64'],
        ['--value', encodeBase64(block)],
        ['--query', 'result', '--output', 'tsv'],
      ),
    ],
  }
}

function closing(facts: AzureImport): Section {
  return {
    title: 'Close the window',
    text: [
      'The KEK does not expire, and the file does not bind its name: until the KEK is deleted the same file can be imported again, under any name.',
      'Delete the KEK when no other package waits for it. Purge it when the time of your policy is over.',
    ],
    commands: [az(facts, 'delete', facts.names.kek)],
  }
}

const AGAIN: Section = {
  title: 'To import again',
  text: [
    'An import under a name that exists makes a new version of that key, and the newest version is the one in use.',
    'After the KEK is deleted, a new one is made and the key wrapped for it, with a quorum.',
  ],
}

const ERRORS: ImportText['errors'] = [
  [
    "'EC-HSM' is not a valid value for '--kty'",
    'A line of another guide: use the one of this file.',
  ],
  [
    'BadParameter … wrapKey',
    'The operations are not those of the key type: give `--ops` as in this file.',
  ],
  [
    'BadParameter, while the file is unaltered',
    'The package is for another version of the KEK, or the KEK has other operations than import.',
  ],
  ['KeyNotFound … KEK', 'The KEK was deleted. Recover it, or make a new one and wrap again.'],
  [
    'HSM keys are not supported',
    'The vault is of the Standard tier: only Premium and Managed HSM take the file.',
  ],
  ['Forbidden', 'Ask for the permission to import keys in this vault.'],
]
