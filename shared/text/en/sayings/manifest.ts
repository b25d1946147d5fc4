import type { Given } from '../../given.ts'

export const manifest = {
  'manifest.large': 'a manifest has at most 64 KiB',
  'manifest.newer': 'the manifest is of another version',
  'manifest.newline': 'does not end with a newline',
  'manifest.not-listed': 'is not one of the files',
  'manifest.case-twins': 'two names differ only in case',
  'manifest.itself': 'manifest.json and IMPORT.md are not listed',
  'manifest.mark': ({ name }: Given<'name'>) => `${name} is there exactly in a rehearsal`,
  'manifest.file-name': 'must be a plain file name',
  'manifest.text': 'must be text of 1 to 512 characters',
  'manifest.character': 'holds a character that is not allowed',
  'manifest.algorithm': 'must be an algorithm of the plan',
  'manifest.version': 'must be package/1',
  'manifest.time': 'must be a UTC time',
  'manifest.hash': 'must be an OAEP hash',
  'manifest.key': 'must hold either kcv or spki',
  'manifest.spki': 'must be SHA256: and 43 characters of base64',
  'manifest.label': 'must be a label',
  'manifest.mode': 'must be rehearsal or production',
  'manifest.provider': 'must be a provider',
  'manifest.bits': 'must be 2048, 3072 or 4096',
}
