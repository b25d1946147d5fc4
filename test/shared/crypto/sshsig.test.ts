import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it, test } from 'vitest'
import { concat, utf8 } from '#shared/bytes.ts'
import { encodeBase64 } from '#shared/crypto/base64.ts'
import { publicKeyOf, verifyBoth, verifyNoble } from '#shared/crypto/ed25519.ts'
import { encodePublicKey, parsePublicKey } from '#shared/crypto/sshkey.ts'
import {
  armorSshsig,
  CHECKPOINT,
  checkSshsig,
  dearmorSshsig,
  decodeSshsig,
  DRILL,
  encodeSshsig,
  LOG,
  type Namespace,
  signSshsig,
  STATEMENT,
} from '#shared/crypto/sshsig.ts'
import { verifyNative } from './native.ts'
import { refusalOf } from './refusal.ts'

const vectors = new URL('../../vectors/sshsig/', import.meta.url)
const vector = (name: string) => readFileSync(new URL(name, vectors), 'utf8')
const UNITTEST = vector('namespace') as Namespace
const seed = new Uint8Array(32).fill(9)
const key = publicKeyOf(seed)
const message = utf8('the line that was signed\n')
const verify = verifyBoth(verifyNative)
const names = fc.constantFrom<Namespace>(LOG, STATEMENT, CHECKPOINT, DRILL)

describe("OpenSSH's own test data", () => {
  const blob = dearmorSshsig(vector('ed25519.sig'))
  const theirs = parsePublicKey(vector('ed25519.pub').split(' ').slice(0, 2).join(' '))
  const signed = utf8(vector('signed-data'))
  const claim = { blob, namespace: UNITTEST, message: signed, key: theirs }

  test.each([
    ['native', verifyNative],
    ['noble', verifyNoble],
    ['both', verify],
  ])('is accepted by %s', (_, verifier) => {
    expect(checkSshsig({ ...claim, verify: verifier })).toBe(true)
    expect(checkSshsig({ ...claim, namespace: LOG, verify: verifier })).toBe(false)
    expect(checkSshsig({ ...claim, message, verify: verifier })).toBe(false)
  })

  it('is made again, byte for byte, from the published private key', () => {
    const body = vector('ed25519').split('\n').slice(1, -2).join('')
    const secretKey = Buffer.from(body, 'base64')
    const at = secretKey.lastIndexOf(theirs) - 32
    const again = signSshsig(Uint8Array.from(secretKey.subarray(at, at + 32)), UNITTEST, signed)
    expect(armorSshsig(again)).toBe(vector('ed25519.sig'))
  })
})

describe('ssh-keygen', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sshsig-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const allowed = join(folder, 'allowed_signers')
  const check = (namespace: string, signature: string, input: Uint8Array) => {
    const file = join(folder, 'signature')
    writeFileSync(allowed, `witness namespaces="${STATEMENT}" ${encodePublicKey(key)}\n`)
    writeFileSync(file, signature)
    const options = ['-f', allowed, '-I', 'witness', '-n', namespace, '-s', file]
    return execFileSync('ssh-keygen', ['-Y', 'verify', ...options], { input, stdio: 'pipe' })
  }

  it('accepts what is signed here, and refuses another message or namespace', () => {
    const armor = armorSshsig(signSshsig(seed, STATEMENT, message))
    expect(check(STATEMENT, armor, message).toString()).toMatch(/^Good /)
    expect(() => check(STATEMENT, armor, utf8('another line\n'))).toThrow()
    expect(() => check(LOG, armor, message)).toThrow()
  })

  it('writes what is accepted here', () => {
    const file = join(folder, 'key')
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file])
    const input = Buffer.from(message)
    const armor = execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-n', DRILL, '-f', file], {
      input,
      encoding: 'utf8',
      stdio: 'pipe',
    })
    const blob = dearmorSshsig(armor)
    const theirs = readFileSync(`${file}.pub`, 'utf8').split(' ').slice(0, 2).join(' ')
    const claim = { blob, namespace: DRILL, message, key: parsePublicKey(theirs), verify } as const
    expect(checkSshsig(claim)).toBe(true)
    expect(armorSshsig(blob)).toBe(armor)
  })
})

describe('check', () => {
  const blob = signSshsig(seed, LOG, message)
  const claim = { blob, namespace: LOG, message, key, verify: verifyNative } as const

  it('accepts every signature that was made', () => {
    fc.assert(
      fc.property(names, fc.uint8Array(), (namespace, text) => {
        const made = signSshsig(seed, namespace, text)
        expect(checkSshsig({ ...claim, blob: made, namespace, message: text })).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  it('refuses a change to any byte, even when the verifier would say yes', () => {
    const always = () => true
    for (const [at] of blob.entries()) {
      const changed = Uint8Array.from(blob)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(checkSshsig({ ...claim, blob: changed })).toBe(false)
      const inSignature = at >= blob.length - 64
      expect(checkSshsig({ ...claim, blob: changed, verify: always })).toBe(inSignature)
    }
  })

  it('refuses every cut, and bytes at either end', () => {
    const one = new Uint8Array(1)
    for (const [at] of blob.entries()) {
      expect(checkSshsig({ ...claim, blob: blob.slice(0, at) })).toBe(false)
    }
    expect(checkSshsig({ ...claim, blob: concat(blob, one) })).toBe(false)
    expect(checkSshsig({ ...claim, blob: concat(one, blob) })).toBe(false)
  })

  it('refuses another key than the pinned one', () => {
    const other = publicKeyOf(new Uint8Array(32))
    expect(checkSshsig({ ...claim, key: other })).toBe(false)
    expect(checkSshsig({ ...claim, key: key.slice(1) })).toBe(false)
  })

  it('takes a throwing verifier for a no', () => {
    const broken = () => {
      throw new Error('broken')
    }
    expect(checkSshsig({ ...claim, verify: broken })).toBe(false)
  })

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(checkSshsig({ ...claim, blob: bytes })).toBe(false)
        expect(checkSshsig({ ...claim, blob: concat(blob.slice(0, 60), bytes) })).toBe(false)
      }),
    )
  })
})

describe('text forms', () => {
  const blob = signSshsig(seed, LOG, message)
  const armor = armorSshsig(blob)

  it('are read back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (tail) => {
        const bytes = concat(utf8('SSHSIG'), tail)
        expect(decodeSshsig(encodeSshsig(bytes))).toEqual(bytes)
        expect(dearmorSshsig(armorSshsig(bytes))).toEqual(bytes)
      }),
    )
  })

  test.each([
    ['no newline at the end', armor.slice(0, -1)],
    ['a second newline at the end', `${armor}\n`],
    ['carriage returns', armor.replaceAll('\n', '\r\n')],
    ['an empty line', armor.replace('-----\n', '-----\n\n')],
    ['lines joined', armor.replace(/([^-])\n(?!-)/g, '$1')],
    ['text in front', `x${armor}`],
    ['two signatures', armor + armor],
    ['another header', armor.replaceAll('SSH SIGNATURE', 'PGP SIGNATURE')],
    ['a header alone', '-----BEGIN SSH SIGNATURE-----\n'],
    ['overlapping markers', '-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n'],
    ['something else inside', armorSshsig(utf8('another thing'))],
  ])('armor is refused with %s', (_, text) => {
    expect(refusalOf(() => dearmorSshsig(text))?.code).toBe('encoding.invalid')
  })

  test.each([
    ['a newline', `${encodeSshsig(blob)}\n`],
    ['a space', ` ${encodeSshsig(blob)}`],
    [
      'the url alphabet',
      encodeBase64(concat(blob, new Uint8Array([255, 255]))).replace(/\//g, '_'),
    ],
    ['a character missing', encodeSshsig(blob).slice(0, -1)],
    ['something else inside', encodeBase64(utf8('another thing'))],
    ['nothing', ''],
  ])('a line is refused with %s', (_, text) => {
    expect(refusalOf(() => decodeSshsig(text))?.code).toBe('encoding.invalid')
  })

  it('know nothing but refusals, whatever they are given', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(refusalOf(() => decodeSshsig(text))).toBeDefined()
        expect(refusalOf(() => dearmorSshsig(text))).toBeDefined()
        expect(refusalOf(() => dearmorSshsig(armor.replace('U1NI', text)))).toBeDefined()
      }),
    )
  })
})
