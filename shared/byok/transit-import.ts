import { hex, utf8 } from '../bytes.ts'
import { encodeBase64 } from '../crypto/base64.ts'
import { fingerprintOf, fingerprintText } from './afterwards.ts'
import type { ImportText, Section } from './import-text.ts'
import { PROBE_MESSAGE } from './probe.ts'
import type { PackageContent } from './provider.ts'
import { command } from './quote.ts'
import { shown, UNTRIED } from './snippet.ts'

export interface TransitImport {
  readonly content: PackageContent
  readonly mount: string
  readonly name: string
  /** File name in the package. */
  readonly request: string
}

/** What IMPORT.md says for Vault; every word of a plan goes through the quoting function. */
export function transitText(facts: TransitImport): Pick<ImportText, 'sections' | 'errors'> {
  return {
    sections: [PROGRAM, before(facts), importing(facts), after(facts), ending(facts)],
    errors: ERRORS,
  }
}

const PROGRAM: Section = {
  title: 'Check the program',
  text: [
    UNTRIED,
    'They need Vault 1.12 or newer; for OpenBao, write `bao` in place of `vault`.',
    'Set `VAULT_ADDR` and log in before. Expect `sealed` false.',
  ],
  commands: ['vault status'],
}

function before({ mount }: TransitImport): Section {
  return {
    title: 'How the wrapping key was fetched',
    text: [
      'This was done before the ceremony. It is the same for every key of the mount: a second fetch gives the same.',
      ...shown(
        `${command(['vault', 'read', '-field=public_key', `${mount}/wrapping_key`])} > wrapping.pem`,
      ),
    ],
  }
}

function importing({ mount, name, request }: TransitImport): Section {
  return {
    title: 'Import',
    text: [
      'The key must not exist yet. Nothing of this package expires.',
      'The key can be neither exported nor backed up in plaintext there, and Vault does not rotate it.',
    ],
    commands: [command(['vault', 'write', `${mount}/keys/${name}/import`, `@${request}`])],
  }
}

function after(facts: TransitImport): Section {
  const { mount, name } = facts
  const { text, commands } = recognise(facts)
  return {
    title: 'Check afterwards',
    text: [
      'Expect `imported_key` true, `latest_version` 1, `exportable` false and `allow_plaintext_backup` false.',
      ...text,
    ],
    commands: [command(['vault', 'read', '-format=json', `${mount}/keys/${name}`]), ...commands],
  }
}

/** How this one key is told from every other. */
function recognise(facts: TransitImport): { text: string[]; commands: string[] } {
  const { content, mount, name } = facts
  const { sealed, mac } = content.wrapped.parts
  if (sealed !== undefined) {
    const ciphertext = `ciphertext=vault:v1:${encodeBase64(sealed)}`
    const decrypt = command(
      ['vault', 'write', '-field=plaintext', `${mount}/decrypt/${name}`],
      [ciphertext],
    )
    return {
      text: [
        `The last command opens a text that the key sealed in the ceremony. Expect \`${PROBE_MESSAGE}\`: any other key fails.`,
      ],
      commands: [`${decrypt} \\\n  | base64 -d`],
    }
  }
  if (mac !== undefined) {
    const hash = content.key.algorithm.replace('HMAC-SHA-', 'sha2-')
    const input = `input=${encodeBase64(utf8(PROBE_MESSAGE))}`
    const authenticate = command(
      ['vault', 'write', '-field=hmac', `${mount}/hmac/${name}/${hash}`],
      [input],
    )
    return {
      text: [
        `Expect \`vault:v1:${encodeBase64(mac)}\` from the last command (in hex ${hex(mac)}).`,
      ],
      commands: [authenticate],
    }
  }
  return recognisePublic(facts)
}

function recognisePublic({ content, mount, name }: TransitImport): {
  text: string[]
  commands: string[]
} {
  const read = command(['vault', 'read', '-format=json', `${mount}/keys/${name}`])
  const value = `${read} \\\n  | jq -r '.data.keys["1"].public_key'`
  // Vault gives Ed25519 keys bare: these are the bytes before them in a SubjectPublicKeyInfo.
  const prefix = "printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'"
  const fingerprint =
    content.key.algorithm === 'Ed25519'
      ? fingerprintOf(`{ ${prefix}; ${value} | base64 -d; }`, 'DER')
      : fingerprintOf(value)
  return { text: [fingerprintText(content.check)], commands: [fingerprint] }
}

function ending({ mount, name }: TransitImport): Section {
  const remove = [
    command(['vault', 'write', `${mount}/keys/${name}/config`, 'deletion_allowed=true']),
    command(['vault', 'delete', `${mount}/keys/${name}`]),
  ]
  return {
    title: 'Clean up',
    text: [
      'The wrapping key of a mount does not end, and the package names no key: whoever holds it and may import can bring it in again under another name.',
      'Delete the copies of this package that are online now.',
      'If the import was a mistake, this deletes the key and everything that only it opens:',
      ...shown(...remove),
    ],
  }
}

const ERRORS: ImportText['errors'] = [
  [
    'the import path cannot be used with an existing key',
    'The name is taken. A new version of an imported key goes to `import_version`: wrap for that on purpose only.',
  ],
  ['crypto/rsa: decryption error', 'Another wrapping key: another mount, cluster or namespace.'],
  ['provided ciphertext is too short', 'The file was altered or cut.'],
  ['expected ephemeral AES key to be 256-bit', 'The file is not the one of this package.'],
  ['invalid key size … for key type', 'The type in the request is not that of the key.'],
  ['unknown key type', 'This Vault is too old for the type of the key.'],
  ['permission denied', 'The policy needs update on the path of the import.'],
]
