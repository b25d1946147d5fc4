import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { armor, generateHybridIdentity, identityToRecipient } from 'age-encryption'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import {
  AGE_FILE_MAX_BYTES,
  ageLock,
  decryptAgeFile,
  encryptAgeFile,
  isAgeFile,
  parseRecipient,
} from '#electron/services/agefile.ts'
import { utf8 } from '#shared/bytes.ts'
import { CeremonyError } from '#shared/errors.ts'
import { ageKeygen, ageOpen, ageOpenTyped, ageSeal, ageSealTyped } from '../../support/age.ts'
import { expectRefusal, expectRejection } from '../../support/refusal.ts'

const LINE = '{"claviger":"share/1","text":"what a share file holds"}\n'
const PASSPHRASE = 'Ångström horse battery staple zebra'
/** Cheap; what stock age reads takes any. */
const workFactor = 10

let folder: string
let recipient: string
let identity: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'claviger-age-'))
  identity = join(folder, 'key.txt')
  recipient = ageKeygen(identity)
  writeFileSync(join(folder, 'line'), LINE)
})
afterAll(() => rmSync(folder, { recursive: true }))

const byPassphrase = (passphrase = PASSPHRASE) => ({ passphraseSecret: utf8(passphrase) })
const byIdentity = () => ({ identityFileSecret: new Uint8Array(readFileSync(identity)) })
const sealed = () => encryptAgeFile(utf8(LINE), { ...byPassphrase(), workFactor })
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

function written(name: string, bytes: Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

describe('stock age', () => {
  it('opens what is encrypted to a passphrase', async () => {
    const file = written('ours-p.age', await encryptAgeFile(utf8(LINE), byPassphrase()))
    const out = join(folder, 'ours-p')
    expect(ageOpenTyped(file, PASSPHRASE, out)).toBe(0)
    expect(readFileSync(out, 'utf8')).toBe(LINE)
  })

  it('opens what is encrypted to a recipient', async () => {
    const file = written('ours-r.age', await encryptAgeFile(utf8(LINE), { recipient }))
    expect(ageOpen(file, identity)).toBe(LINE)
  })

  it('encrypts to a passphrase what is opened here', async () => {
    const out = join(folder, 'theirs-p.age')
    expect(ageSealTyped(join(folder, 'line'), PASSPHRASE, out)).toBe(0)
    const bytes = new Uint8Array(readFileSync(out))
    expect(ageLock(bytes)).toBe('passphrase')
    expect(text(await decryptAgeFile(bytes, byPassphrase()))).toBe(LINE)
  })

  it('encrypts to a recipient what is opened here', async () => {
    const out = join(folder, 'theirs-r.age')
    ageSeal(join(folder, 'line'), recipient, out)
    const bytes = new Uint8Array(readFileSync(out))
    expect(ageLock(bytes)).toBe('recipient')
    expect(text(await decryptAgeFile(bytes, byIdentity()))).toBe(LINE)
  })
})

it('a file without armor is opened as well', async () => {
  const binary = armor.decode(text(await sealed()))
  expect(text(await decryptAgeFile(binary, byPassphrase()))).toBe(LINE)
})

it('a post-quantum recipient serves as well', async () => {
  const hybrid = await generateHybridIdentity()
  const bytes = await encryptAgeFile(utf8(LINE), { recipient: await identityToRecipient(hybrid) })
  const identityFileSecret = utf8(`# made today\r\n\r\n${hybrid}\r\n`)
  expect(text(await decryptAgeFile(bytes, { identityFileSecret }))).toBe(LINE)
})

describe('refuses by what is wrong', () => {
  test('a wrong passphrase', async () => {
    await expectRejection(decryptAgeFile(await sealed(), byPassphrase('x')), 'passphrase.wrong')
  })

  test('another recipient', async () => {
    const other = ageKeygen(join(folder, 'other.txt'))
    const bytes = await encryptAgeFile(utf8(LINE), { recipient: other })
    await expectRejection(decryptAgeFile(bytes, byIdentity()), 'age.recipient', 'another recipient')
  })

  test('the other kind of key', async () => {
    const bytes = await encryptAgeFile(utf8(LINE), { recipient })
    await expectRejection(decryptAgeFile(bytes, byPassphrase()), 'age.recipient', 'to a recipient')
    const other = decryptAgeFile(await sealed(), byIdentity())
    await expectRejection(other, 'age.recipient', 'to a passphrase')
  })

  test.each([
    ['nothing', () => ''],
    ['another file', () => LINE],
    ['another armor', () => '-----BEGIN PGP MESSAGE-----\n'],
  ])('%s is not an age file', async (_, content) => {
    const bytes = utf8(content())
    expect(isAgeFile(bytes)).toBe(false)
    await expectRejection(decryptAgeFile(bytes, byPassphrase()), 'age.invalid', 'not an age file')
  })

  test('a version that is not read here', async () => {
    const bytes = utf8('age-encryption.org/v2\n-> scrypt a 10\nb\n--- c\n')
    await expectRejection(decryptAgeFile(bytes, byPassphrase()), 'format.newer', 'version')
  })

  test('a work factor beyond the bound, before anything is computed', async () => {
    const binary = armor.decode(text(await sealed()))
    const raised = text(binary).replace(/(-> scrypt \S+) 10\n/, '$1 21\n')
    const bytes = Uint8Array.from(binary)
    bytes.set(utf8(raised.slice(0, raised.indexOf('---'))))
    await expectRejection(decryptAgeFile(bytes, byPassphrase()), 'age.invalid', 'work factor is 21')
  })

  test('more than a share can be, encrypted or inside', async () => {
    const long = new Uint8Array(AGE_FILE_MAX_BYTES + 1).fill(0x41)
    expectRefusal(() => ageLock(long), 'file.toolarge', '16384')
    const inside = await encryptAgeFile(new Uint8Array(4097), { ...byPassphrase(), workFactor })
    await expectRejection(decryptAgeFile(inside, byPassphrase()), 'file.toolarge', '4096')
  })

  test.each([
    ['no identity at all', '# created: today\n', 'no identity'],
    ['a recipient', 'age1xyz\n', 'no age identity'],
    ['a damaged identity', 'AGE-SECRET-KEY-1QQQQ\n', 'damaged'],
    ['an identity file that is encrypted', 'age-encryption.org/v1\n', 'itself encrypted'],
  ])('an identity file with %s', async (_, content, message) => {
    const bytes = await encryptAgeFile(utf8(LINE), { recipient })
    const opened = decryptAgeFile(bytes, { identityFileSecret: utf8(content) })
    await expectRejection(opened, 'age.key', message)
  })

  test('an identity is never repeated in a refusal', async () => {
    const damaged = text(byIdentity().identityFileSecret).replace(
      /(KEY-1.{20})(.)/,
      (_, before: string, one: string) => before + (one === 'Z' ? 'Q' : 'Z'),
    )
    const bytes = await encryptAgeFile(utf8(LINE), { recipient })
    const opened = decryptAgeFile(bytes, { identityFileSecret: utf8(damaged) })
    const error: unknown = await opened.catch((reason: unknown) => reason)
    expect(JSON.stringify(error) + String(error)).not.toContain('KEY-1')
    expect(error).toBeInstanceOf(CeremonyError)
  })
})

describe('a file that is not whole is refused as such', () => {
  const NAMED = ['age.invalid', 'passphrase.wrong', 'format.newer', 'age.recipient']

  async function refusal(bytes: Uint8Array): Promise<string> {
    try {
      await decryptAgeFile(bytes, byPassphrase())
      return 'opened'
    } catch (error) {
      if (!(error instanceof CeremonyError)) throw error
      return error.code
    }
  }

  test.each([
    ['its last line', (armored: string) => armored.slice(0, armored.lastIndexOf('-----END'))],
    ['its second half', (armored: string) => armored.slice(0, armored.length / 2)],
    ['a line of its middle', (armored: string) => armored.replace(/(.*\n.*\n).*\n/, '$1')],
  ])('without %s', async (_, cut) => {
    expect(await refusal(utf8(cut(text(await sealed()))))).toBe('age.invalid')
  })

  it('cut off anywhere', async () => {
    const binary = armor.decode(text(await sealed()))
    for (let length = 24; length < binary.length; length += 7)
      expect(await refusal(binary.slice(0, length))).toBe('age.invalid')
  })

  it('changed anywhere', async () => {
    const binary = armor.decode(text(await sealed()))
    const places = fc.integer({ min: 0, max: binary.length - 1 })
    const property = fc.asyncProperty(
      places,
      fc.integer({ min: 1, max: 255 }),
      async (at, bits) => {
        const bent = Uint8Array.from(binary)
        bent[at] = (bent[at] ?? 0) ^ bits
        expect(NAMED).toContain(await refusal(bent))
      },
    )
    await fc.assert(property, { numRuns: 60 })
  })

  it('made up', async () => {
    const start = fc.constantFrom('age-encryption.org/v1\n', '-----BEGIN AGE ENCRYPTED FILE-----\n')
    const property = fc.asyncProperty(start, fc.string({ unit: 'binary' }), async (head, rest) => {
      expect(NAMED).toContain(await refusal(utf8(head + rest)))
    })
    await fc.assert(property)
  })
})

describe('a recipient', () => {
  it('is read from a line or from the file of age-keygen -y', () => {
    expect(parseRecipient(recipient)).toBe(recipient)
    expect(parseRecipient(`# public key\n${recipient}\n`)).toBe(recipient)
  })

  test.each([
    ['nothing', () => '', 'no age recipient'],
    ['an ssh key', () => 'ssh-ed25519 AAAA', 'no age recipient'],
    ['a mistyped one', () => recipient.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q')), 'sum'],
    ['two', () => `${recipient}\n${recipient}\n`, 'more than one'],
    ['an identity', () => readFileSync(identity, 'utf8'), 'secret'],
  ])('%s is refused', (_, given, message) => {
    expectRefusal(() => parseRecipient(given()), 'age.key', message)
  })
})
