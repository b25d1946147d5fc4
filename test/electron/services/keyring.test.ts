import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openKey, PRODUCTION_KDF, REHEARSAL_KDF, sealKey } from '#electron/services/keyring.ts'
import { expectRejection } from '../../support/refusal.ts'

const name = {
  ceremony: '00112233445566778899aabbccddeeff',
  id: 'c1',
  key: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g',
}
const passphrase = 'correct horse battery staple zebra moon'
const seedSecret = new Uint8Array(32).map((_, i) => i)

function seal(kdf = REHEARSAL_KDF): Promise<string> {
  return sealKey({ ...name, kdf, seedSecret, passphrase })
}

describe('a key at rest', () => {
  test('opens with its passphrase, at the cost of production too', async () => {
    for (const kdf of [REHEARSAL_KDF, PRODUCTION_KDF]) {
      const record = await seal(kdf)
      expect(await openKey({ ...name, record, passphrase })).toEqual(seedSecret)
      expect(JSON.parse(record).kdf).toEqual({ n: kdf.n, p: kdf.p, r: kdf.r })
    }
  })

  test('leaves the caller his own seed, and hands out an array of its own', async () => {
    const record = await seal()
    expect(seedSecret[31]).toBe(31)
    const opened = await openKey({ ...name, record, passphrase })
    expect(opened.constructor).toBe(Uint8Array)
    expect(opened.buffer.byteLength).toBe(32)
  })

  test('is never the same twice', async () => {
    const [one, two] = [JSON.parse(await seal()), JSON.parse(await seal())]
    expect(one.salt).not.toBe(two.salt)
    expect(one.nonce).not.toBe(two.nonce)
    expect(one.box).not.toBe(two.box)
  })

  test('opens with any passphrase it was sealed with, in either Unicode form', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 40 }), async (text) => {
        const record = await sealKey({ ...name, kdf: REHEARSAL_KDF, seedSecret, passphrase: text })
        const decomposed = text.normalize('NFKD')
        expect(await openKey({ ...name, record, passphrase: decomposed })).toEqual(seedSecret)
      }),
      { numRuns: 20 },
    )
  })

  test('refuses another passphrase, ceremony, person or public key', async () => {
    const record = await seal()
    for (const wrong of [
      { passphrase: 'Correct horse battery staple zebra moon' },
      { passphrase: '' },
      { ceremony: '10112233445566778899aabbccddeeff' },
      { id: 'c2' },
      { key: name.key.replace('AAAAIAEC', 'AAAAIAED') },
    ]) {
      await expectRejection(openKey({ ...name, record, passphrase, ...wrong }), 'passphrase.wrong')
    }
  })

  test('refuses every changed part', async () => {
    const record = JSON.parse(await seal())
    for (const field of ['box', 'nonce', 'salt']) {
      const value: string = record[field]
      const flipped = value.slice(0, -1) + (value.endsWith('0') ? '1' : '0')
      const changed = canonicalOf({ ...record, [field]: flipped })
      await expectRejection(openKey({ ...name, record: changed, passphrase }), 'passphrase.wrong')
    }
    const cheaper = canonicalOf({ ...record, kdf: { n: 8192, p: 1, r: 8 } })
    await expectRejection(openKey({ ...name, record: cheaper, passphrase }), 'passphrase.wrong')
  })

  test('refuses a record that no release wrote, before any cost', async () => {
    const record = JSON.parse(await seal())
    for (const wrong of [
      'no JSON',
      '{}',
      JSON.stringify(record, null, 1),
      canonicalOf({ ...record, more: 1 }),
      canonicalOf({ ...record, claviger: 'key/2' }),
      canonicalOf({ ...record, box: record.box.slice(2) }),
      canonicalOf({ ...record, nonce: record.nonce.toUpperCase().replace(/^./, 'A') }),
      canonicalOf({ ...record, kdf: { n: 2 ** 30, p: 1, r: 8 } }),
      canonicalOf({ ...record, kdf: { n: 2, p: 1, r: 8 } }),
      canonicalOf({ ...record, kdf: { n: 5000, p: 1, r: 8 } }),
      canonicalOf({ ...record, kdf: { n: 4096, p: 1, r: 800 } }),
    ]) {
      const opening = openKey({ ...name, record: wrong, passphrase })
      await expectRejection(opening, 'store.edited', 'malformed', 'c1')
    }
  })

  test('takes a seed of 32 bytes only', async () => {
    const short = sealKey({
      ...name,
      kdf: REHEARSAL_KDF,
      seedSecret: new Uint8Array(31),
      passphrase,
    })
    await expect(short).rejects.toThrow('32 bytes')
  })
})

/** The fields of a record are in order already; only changed values go in. */
function canonicalOf(record: object): string {
  const entries = Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify(Object.fromEntries(entries))
}
