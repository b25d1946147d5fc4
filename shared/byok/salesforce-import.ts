import type { Target } from '../ceremony/plan.ts'
import type { ImportText, Section } from './import-text.ts'
import type { ImportParameters, Method } from './provider.ts'

export interface SalesforceImport {
  readonly target: Target
  readonly parameters: ImportParameters
  readonly method: Method
  /** File names in the package. */
  readonly wrapped: string
  readonly hash: string
}

/** What IMPORT.md says for Salesforce: there is no program, the pages of Setup do it all. */
export function salesforceText(facts: SalesforceImport): Pick<ImportText, 'sections' | 'errors'> {
  return {
    sections: [before(facts), importing(facts), after(facts), ending(facts)],
    errors: ERRORS,
  }
}

function before({ target }: SalesforceImport): Section {
  return {
    title: 'How the certificate was made',
    text: [
      'This was done before the ceremony. Do not repeat it: the package fits only this certificate.',
      '- In Setup, open Certificate and Key Management.',
      `- Make a BYOK-compatible certificate of 4096 bits with the unique name \`${target.key}\`.`,
      '- Leave Exportable Private Key off and Use Platform Encryption on.',
      '- Download the certificate, a `.crt` file.',
    ],
  }
}

function importing({ target, parameters, method, wrapped, hash }: SalesforceImport): Section {
  const direct = method.form === 'direct'
  return {
    title: 'Import',
    text: [
      `Import before ${parameters.expires ?? 'the certificate ends'}. Whether Salesforce takes a package after the end of the certificate is not confirmed.`,
      '- In Setup, open Platform Encryption, Key Management.',
      direct
        ? '- Select the type of key: Fields and Files (Probabilistic), Fields (Deterministic) or Event Bus. The method is not for Search Index and Database Encryption.'
        : '- Select the type of key: Search Index or Database Encryption. The method is not for fields, files and events.',
      '- Click Bring Your Own Key.',
      `- Choose the certificate \`${target.key}\`.`,
      direct
        ? `- Attach \`${wrapped}\` as the encrypted key material and \`${hash}\` as the hashed plaintext, then upload.`
        : `- Attach \`${wrapped}\` as the encrypted key material. Attach \`${hash}\` where the page asks for a hash, then upload.`,
      '',
      `\`${hash}\` is the SHA-256 of the secret itself. ${direct ? 'Salesforce demands it' : 'The page decides whether it is asked for'}; it does not show the secret, but who has it recognises the secret.`,
      'Each secret can be imported once: another key type or another organization needs another secret.',
      `Not confirmed: with which hash Salesforce computes MGF1. This package takes ${method.hash}, as for OAEP. If the upload is refused, nothing is lost: the secret has not been used.`,
    ],
  }
}

function after({ method }: SalesforceImport): Section {
  return {
    title: 'Check afterwards',
    text: [
      'Expect the new row of Key Management to be Active, with the source that says it was uploaded.',
      method.form === 'direct'
        ? 'The import is the check of the key: Salesforce compares the hash of what it unwrapped with the hash file.'
        : 'Where the page asked for the hash file, Salesforce compares it with the hash of what it unwrapped. Where it did not, the import checks the wrapping alone.',
      'Cannot be checked: which key Salesforce derives. Key derivation is on unless it was opted out of before the upload.',
      'Rotation waits: 24 hours in production, 4 hours in a sandbox, 7 days for Search Index.',
      'Keep the backup: data stays readable only with every secret that was ever active.',
    ],
  }
}

function ending({ target }: SalesforceImport): Section {
  return {
    title: 'Clean up',
    text: [
      `Keep the certificate \`${target.key}\` until the key is Active. After that, use no key of it for another secret: make a certificate for each.`,
      'Delete the copies of this package that are online now, the hash file with them.',
    ],
  }
}

const ERRORS: ImportText['errors'] = [
  [
    'the hash does not match',
    'The two files are of different packages, or the certificate is another one than at the ceremony.',
  ],
  [
    'the secret cannot be decrypted',
    'Another certificate or hash: the old scripts of Salesforce use SHA-1, the new ones SHA-512.',
  ],
  ['the secret was used before', 'Each secret is taken once. Generate a new one, with a quorum.'],
  ['too soon to rotate', 'Wait for the limit of the key type, then upload the same files.'],
  [
    'no Bring Your Own Key button',
    'The permissions Manage Encryption Keys, Manage Certificates and Customize Application are needed.',
  ],
]
