import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cleanUp, preparePlan, type Rehearsed, rehearse } from './support/rehearsed.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
let original: Rehearsed
let work: string

beforeAll(async () => {
  original = await rehearse(preparePlan())
  work = mkdtempSync(join(original.root, 'work-'))
})
afterAll(cleanUp)

function shareFiles(): string[] {
  const names = readdirSync(original.shares).filter((name) => name.endsWith('.share'))
  return names.sort().map((name) => join(original.shares, name))
}

/** Shamir over GF(2^8), written down once more. */
function backupKey(files: readonly string[]): Buffer {
  const shares = files.map((path) => {
    const raw = Buffer.from(String(JSON.parse(readFileSync(path, 'utf8')).share), 'hex')
    return { x: raw[32] ?? 0, y: raw.subarray(0, 32) }
  })
  const key = Buffer.alloc(32)
  for (const { x, y } of shares) {
    let weight = 1
    for (const other of shares)
      if (other.x !== x) weight = times(weight, times(other.x, inverse(other.x ^ x)))
    for (const [i, byte] of y.entries()) key[i] = (key[i] ?? 0) ^ times(weight, byte)
  }
  return key
}

function times(a: number, b: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ (product & 0x80 ? 0x11b : 0)
    if ((b >> bit) & 1) product ^= a
  }
  return product
}

function inverse(a: number): number {
  for (let b = 1; b < 256; b++) if (times(a, b) === 1) return b
  throw new Error('zero has no inverse')
}

function fromPackage(label: string): Buffer {
  const pem = join(work, `${label}.pem`)
  const key = original.wrapping.get(label)
  writeFileSync(pem, key?.export({ format: 'pem', type: 'pkcs8' }) ?? '')
  const oaep = ['rsa_padding_mode:oaep', 'rsa_oaep_md:sha256', 'rsa_mgf1_md:sha256']
  const options = oaep.flatMap((option) => ['-pkeyopt', option])
  const wrapped = join(original.bundle, `packages/${label}/aws-kms/EncryptedKeyMaterial.bin`)
  const args = ['pkeyutl', '-decrypt', '-inkey', pem, ...options, '-in', wrapped]
  return execFileSync('openssl', args)
}

function fromBackup(label: string, quorum: readonly string[]): Buffer {
  const cipher = ['enc', '-d', '-id-aes256-wrap-pad', '-iv', 'A65959A6']
  const key = backupKey(quorum).toString('hex')
  const wrapped = join(original.bundle, `backups/${label}.kwp`)
  return execFileSync('openssl', [...cipher, '-K', key, '-in', wrapped])
}

function fromScript(label: string, quorum: readonly string[]): Buffer {
  const out = join(mkdtempSync(join(work, 'out-')), 'key')
  const script = join(ROOT, 'resources/bundle/recover.py')
  const args = [script, original.bundle, '--key', label, '--out', out, ...quorum]
  execFileSync('python3', ['-B', ...args], { stdio: 'pipe' })
  return readFileSync(out)
}

function claviger(...args: string[]) {
  const program = join(ROOT, 'electron/cli/claviger.mjs')
  const done = spawnSync(process.execPath, [program, ...args, '--json'], { encoding: 'utf8' })
  return { ...done, document: JSON.parse(done.stdout || '{}') }
}

function fromProgram(label: string, quorum: readonly string[]): Buffer {
  const out = join(mkdtempSync(join(work, 'out-')), 'key')
  const paper = join(original.shares, 'paper.txt')
  const anchors = ['--signers', paper, '--head', original.head]
  const shares = quorum.flatMap((path) => ['--share', path])
  const args = ['--bundle', original.bundle, ...shares, ...anchors, '--out', out, '--key', label]
  const { status, stderr, document } = claviger('recover', ...args)
  expect({ status, document, stderr }).toMatchObject({
    status: 0,
    document: { ok: true, key: label, out },
  })
  return readFileSync(out)
}

test.each(['orders', 'invoices'])(
  'a quorum recovers %s in four ways, to the same bytes',
  (label) => {
    const files = shareFiles()
    const first = files.slice(0, 3)
    const last = files.slice(2)
    const key = fromPackage(label)
    expect(key).toHaveLength(32)
    expect(fromBackup(label, first)).toEqual(key)
    expect(fromBackup(label, last)).toEqual(key)
    expect(fromScript(label, first)).toEqual(key)
    expect(fromScript(label, last)).toEqual(key)
    expect(fromProgram(label, first)).toEqual(key)
  },
)

test('the keys are different ones', () => {
  expect(fromPackage('orders')).not.toEqual(fromPackage('invoices'))
})

test('a drill of the program names what the log names', () => {
  const quorum = shareFiles().slice(1, 4)
  const shares = quorum.flatMap((path) => ['--share', path])
  const out = join(work, 'drill')
  const { status, document, stderr } = claviger(
    'drill',
    '--bundle',
    original.bundle,
    ...shares,
    '--out',
    out,
  )
  expect({ status, stderr, document }).toMatchObject({ status: 0, document: { ok: true } })
  const set = original.log.find(({ type }) => String(type) === 'shares.made')?.what?.set
  expect(document.set).toBe(set)
  const challenge = readdirSync(out, { recursive: true, encoding: 'utf8' })
    .map((name) => join(out, name))
    .find((path) => readFileSync(path, 'latin1').startsWith('claviger-drill/1'))
  const text = readFileSync(challenge ?? '', 'utf8')
  for (const { type, what } of original.log)
    if (String(type) === 'backup.made')
      expect(text).toContain(`ok ${String(what?.sha256)} ${String(what?.label)}\n`)
})
