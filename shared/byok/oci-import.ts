import { fingerprintOf, fingerprintText } from './afterwards.ts'
import type { ImportText, Section } from './import-text.ts'
import type { PackageContent } from './provider.ts'
import { command } from './quote.ts'
import { continued, shown, UNTRIED, variable } from './snippet.ts'

export interface OciImport {
  readonly content: PackageContent
  /** True for a new version of a key that exists, false for a new key. */
  readonly rotates: boolean
  /** File names in the package. */
  readonly wrapped: string
  readonly shape: string
}

/** What IMPORT.md says for OCI Vault; every word of a plan goes through the quoting function. */
export function importText(facts: OciImport): Pick<ImportText, 'sections' | 'errors'> {
  return {
    sections: [VERSIONS, BEFORE, place(facts), importing(facts), after(facts), CLOSING, AGAIN],
    errors: ERRORS,
  }
}

// What a plan does not know stands in variables of fixed names.
const ENDPOINT = '--endpoint "$VAULT_ENDPOINT"'

const VERSIONS: Section = {
  title: 'Check the program',
  text: [UNTRIED, 'Compare them with `oci kms management key import --help`.'],
  commands: ['oci --version'],
}

const BEFORE: Section = {
  title: 'How the wrapping key was fetched',
  text: [
    'This was done before the ceremony. It is the public key of the vault, the same for every key: a second fetch gives the same.',
    ...shown(`oci kms management wrapping-key get ${ENDPOINT} > wrapping.json`),
  ],
}

function place({ rotates }: OciImport): Section {
  return {
    title: 'Set the place',
    text: [
      'Set VAULT_ENDPOINT to the management endpoint of the vault, from its page in the console.',
      ...(rotates ? [] : ['Set COMPARTMENT_ID to the OCID of the compartment for the key.']),
    ],
    commands: [
      [
        `: ${variable('VAULT_ENDPOINT', 'set it to the management endpoint')}`,
        ...(rotates ? [] : [variable('COMPARTMENT_ID', 'set it to the compartment')]),
      ].join(' '),
    ],
  }
}

function importing({ content, rotates, wrapped, shape }: OciImport): Section {
  const { key } = content.target
  const imports = ['oci', 'kms', 'management']
  const material = ['--wrapped-import-key', `file://${wrapped}`]
  return {
    title: 'Import',
    text: [
      rotates
        ? 'The material becomes a new version of the key, and that version the current one.'
        : 'The protection mode is HSM. Whether software keys can be imported, Oracle says in two ways.',
      'Nothing of this package expires.',
      'The console takes `wrapped.bin` in place of the two JSON files.',
    ],
    commands: [
      rotates
        ? continued(
            command([...imports, 'key-version', 'import'], ['--key-id', key], material),
            ENDPOINT,
          )
        : continued(
            command(
              [...imports, 'key', 'import'],
              ['--display-name', key],
              ['--key-shape', `file://${shape}`],
              ['--protection-mode', 'HSM'],
              material,
            ),
            '--compartment-id "$COMPARTMENT_ID"',
            ENDPOINT,
          ),
    ],
  }
}

function after({ content, rotates }: OciImport): Section {
  const { algorithm } = content.key
  const isRsa = algorithm.startsWith('RSA')
  const names = rotates ? 'KEY_VERSION_ID' : 'KEY_ID and KEY_VERSION_ID'
  const from = rotates ? '`data.id`' : '`data.id` and `data."current-key-version"`'
  const verb = ['oci', 'kms', 'management', 'key-version', 'get']
  const ofKey = rotates
    ? command(verb, ['--key-id', content.target.key])
    : continued(command(verb), '--key-id "$KEY_ID"')
  const get = continued(ofKey, '--key-version-id "$KEY_VERSION_ID"', ENDPOINT)
  return {
    title: 'Check afterwards',
    text: [
      `Set ${names} to ${from} of the answer.`,
      'Expect `lifecycle-state` ENABLED and `origin` EXTERNAL.',
      isRsa
        ? fingerprintText(content.check)
        : 'Cannot be checked: OCI shows no check value of an AES key. Decrypt something that the same key encrypted elsewhere, where there is something.',
    ],
    commands: [
      [
        `: ${variable('KEY_VERSION_ID', 'set it from the answer')}`,
        ...(rotates ? [] : [variable('KEY_ID', 'set it from the answer')]),
      ].join(' '),
      get,
      ...(isRsa ? [fingerprintOf(continued(get, `--query 'data."public-key"' --raw-output`))] : []),
    ],
  }
}

const CLOSING: Section = {
  title: 'Close the window',
  text: [
    'The wrapping key of a vault cannot be deleted, and the package names no key: whoever holds it and may import can bring it in again, under any name, as long as the vault exists.',
    'Delete the copies of this package that are online now.',
  ],
}

const AGAIN: Section = {
  title: 'To import again',
  text: [
    'Another import makes another key or another version, with the same material if it is this package.',
    'New material, wrapped in a ceremony, is imported as a new version: name the OCID of the key in the plan.',
  ],
}

const ERRORS: ImportText['errors'] = [
  [
    'InvalidParameter',
    'The material does not unwrap: another vault, another algorithm, an altered file. Or the key shape does not fit: its length is in bytes.',
  ],
  [
    'NotAuthorizedOrNotFound',
    'The endpoint is of another vault or region, or the permission to import keys is missing.',
  ],
  ['LimitExceeded', 'The vault is full: ask for a higher limit.'],
]
