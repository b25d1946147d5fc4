import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listTree } from '#electron/services/safefile.ts'
import type { Alter } from './support/alter.ts'
import { verify, verifyShell } from './support/judge.ts'
import { cleanUp, copyOf, preparePlan, type Rehearsed, rehearse } from './support/rehearsed.ts'

/** The files of a bundle; labels and people are those of the plan, inputs come in order. */
const FILES = [
  'RECOVER.md',
  'VERIFY.md',
  'allowed_signers',
  'backups/invoices.kwp',
  'backups/orders.kwp',
  'checkpoint',
  'fingerprint.txt',
  'inputs/1',
  'inputs/2',
  'inputs/3',
  'inputs/4',
  'log.jsonl',
  'log.sigs',
  ...['invoices', 'orders'].flatMap((label) =>
    [
      'EncryptedKeyMaterial.bin',
      'IMPORT.md',
      'ImportToken.bin',
      'REHEARSAL-DO-NOT-IMPORT',
      'manifest.json',
    ].map((name) => `packages/${label}/aws-kms/${name}`),
  ),
  'plan.json',
  'recover.py',
  'report.html',
  'script.html',
  ...['admin', 'auditor', 'c1', 'c2', 'c3', 'c4', 'c5', 'recorder', 'witness'].map(
    (id) => `sigs/checkpoint.${id}.sig`,
  ),
  'verify.sh',
]

const CHANGES: readonly { readonly how: string; readonly change: (path: string) => Alter }[] = [
  { how: 'removed', change: (path) => (dir) => rmSync(join(dir, path)) },
  { how: 'emptied', change: (path) => (dir) => truncateSync(join(dir, path), 0) },
  {
    how: 'cut short',
    change: (path) => (dir) => rewrite(join(dir, path), (bytes) => bytes.subarray(0, -2)),
  },
  {
    how: 'changed in one byte',
    change: (path) => (dir) => rewrite(join(dir, path), flipInTheMiddle),
  },
  { how: 'longer by one byte', change: (path) => (dir) => appendFileSync(join(dir, path), '\n') },
]

function rewrite(path: string, change: (bytes: Uint8Array) => Uint8Array): void {
  writeFileSync(path, change(readFileSync(path)))
}

function flipInTheMiddle(bytes: Uint8Array): Uint8Array {
  const at = bytes.length >> 1
  return bytes.with(at, (bytes[at] ?? 0) ^ 1)
}

let original: Rehearsed
let paths: readonly string[]

beforeAll(async () => {
  original = await rehearse(preparePlan())
  const tree = listTree(original.bundle, { maxFiles: 1000 })
  paths = tree.filter(({ kind }) => kind === 'file').map(({ path }) => path)
})
afterAll(cleanUp)

test('these are all the files of the bundle', () => {
  expect(paths).toHaveLength(FILES.length)
  for (const [i, path] of paths.entries())
    expect(FILES[i]).toBe(path.startsWith('inputs/') ? FILES[i] : path)
})

/** A refusal names the file, or the entry or person that it stands for. */
function placesOf(path: string): string[] {
  const signer = /^sigs\/checkpoint\.(.+)\.sig$/.exec(path)?.[1]
  if (signer !== undefined) return [path, `the signature of ${signer}`, `${signer} has not signed`]
  if (path === 'log.jsonl') return [path, 'entry ']
  if (path === 'log.sigs') return [path, 'is not signed by the recorder']
  return path === 'checkpoint' ? [path, 'Merkle root'] : [path]
}

describe.concurrent.each(FILES.map((file, i) => ({ file, i })))('$file', ({ i }) => {
  const changes = CHANGES.map((change, k) => ({ ...change, k }))
  test.each(changes)('$how, is refused', async ({ change, k }) => {
    const path = paths[i] ?? ''
    const dir = copyOf(original.bundle)
    try {
      change(path)(dir)
      const { ok, message } = verify(dir)
      expect(ok).toBe(false)
      expect(placesOf(path).filter((place) => message.includes(place))).not.toEqual([])
      // The script takes longer: two of the five for each file, another two for the next one.
      if ((i + k) % 5 > 1) return
      const { code, last } = await verifyShell(dir)
      expect({ code, last }).toEqual({ code: 1, last: expect.stringMatching(/^FAILED {2}./) })
    } finally {
      rmSync(dirname(dir), { recursive: true, force: true })
    }
  })
})
