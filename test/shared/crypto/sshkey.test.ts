import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { fromHex } from '#shared/bytes.ts'
import { publicKeyOf } from '#shared/crypto/ed25519.ts'
import { encodePublicKey, fingerprint, parsePublicKey } from '#shared/crypto/sshkey.ts'
import { refusalOf } from './refusal.ts'

const vector = readFileSync(new URL('../../vectors/sshsig/ed25519.pub', import.meta.url), 'utf8')
const published = vector.split(' ').slice(0, 2).join(' ')
const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 })

it('reads and writes the key that OpenSSH publishes', () => {
  expect(encodePublicKey(parsePublicKey(published))).toBe(published)
})

it('prints the fingerprint that ssh-keygen prints', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sshkey-'))
  try {
    writeFileSync(join(folder, 'key.pub'), `${published}\n`)
    const printed = execFileSync('ssh-keygen', ['-l', '-f', join(folder, 'key.pub')], {
      encoding: 'utf8',
    })
    expect(printed.split(' ')[1]).toBe(fingerprint(parsePublicKey(published)))
  } finally {
    rmSync(folder, { recursive: true })
  }
})

it('reads back every key it writes', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const key = publicKeyOf(seed)
      expect(parsePublicKey(encodePublicKey(key))).toEqual(key)
    }),
    { numRuns: 25 },
  )
})

describe('refuses', () => {
  test.each([
    ['a comment', `${published} somebody`],
    ['a newline', `${published}\n`],
    ['two spaces', published.replace(' ', '  ')],
    ['a space in front', ` ${published}`],
    ['another type', published.replace('ssh-ed25519', 'ssh-rsa')],
    ['another type inside', published.replace('NzaC1lZDI1', 'NzaC1lZDI2')],
    ['a cut blob', published.slice(0, -4)],
    ['a longer blob', `${published}AAAA`],
    ['stray base64 bits', `${published.slice(0, -1)}F=`],
    ['nothing', ''],
    ['a small-order key', encodePublicKey(fromHex('00'.repeat(32)))],
  ])('%s', (_, text) => {
    expect(refusalOf(() => parsePublicKey(text))?.code).toBe('key.invalid')
  })

  it('all but one spelling of a key', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((s) => `ssh-ed25519 ${s}`),
        ),
        (text) => {
          expect(refusalOf(() => parsePublicKey(text))?.code).toBe('key.invalid')
        },
      ),
    )
  })
})
