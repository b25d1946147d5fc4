import { spawnSync } from 'node:child_process'
import { constants, generateKeyPairSync, privateDecrypt } from 'node:crypto'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ed25519 } from '@noble/curves/ed25519.js'
import { describe, expect, test } from 'vitest'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { decryptAgeFile, encryptAgeFile } from '#electron/services/agefile.ts'
import { openKey, PRODUCTION_KDF, sealKey } from '#electron/services/keyring.ts'
import { fromHex, hex, utf8 } from '#shared/bytes.ts'
import { PROVIDERS } from '#shared/ceremony/plan-schema.ts'
import { opensslUnwrap, pythonUnwrap, wrappingKey } from '../../support/unwrap.ts'
import { everyWay, type Made, make } from '../../support/wraps.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const probe = fileURLToPath(new URL('boringssl.probe.ts', import.meta.url))
const wrapsProbe = fileURLToPath(new URL('wraps.probe.ts', import.meta.url))
const bun = `${root}node_modules/@oven/bun-${process.platform}-${process.arch}/bin/bun`

/** Electron's crypto library is BoringSSL, and so is Bun's: what is missing there is missing here. */
describe.skipIf(!existsSync(bun))('on BoringSSL', () => {
  test('the primitives exist and agree with OpenSSL', async () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 3072 })
    const data = new Uint8Array(32).map((_, i) => i)
    const seedSecret = new Uint8Array(32).fill(7)
    const message = utf8('line\n')
    const name = { ceremony: '00112233445566778899aabbccddeeff', id: 'c1', key: 'ssh-ed25519 AAAA' }
    const passphrase = 'Ångström horse battery staple zebra ﬁn'
    const identity = await generateX25519Identity()
    const recipient = await identityToRecipient(identity)
    const file = hex(await encryptAgeFile(data, { recipient }))
    const input = {
      spki: hex(rsa.publicKey.export({ format: 'der', type: 'spki' })),
      data: hex(data),
      signed: {
        key: hex(ed25519.getPublicKey(seedSecret)),
        message: hex(message),
        signature: hex(ed25519.sign(message, seedSecret)),
      },
      record: await sealKey({ ...name, kdf: PRODUCTION_KDF, seedSecret, passphrase }),
      name,
      passphrase,
      age: { identity, recipient, file },
    }
    const child = spawnSync(bun, [probe, JSON.stringify(input)], { cwd: root, encoding: 'utf8' })
    expect(child.stderr).toBe('')
    const found = JSON.parse(child.stdout)
    expect(found).toMatchObject({
      boringssl: true,
      verified: true,
      refused: false,
      malformed: false,
      opened: hex(seedSecret),
      wrong: 'passphrase.wrong',
      age: { opened: hex(data) },
      random: { bytes: 32, own: 32, plain: 'Uint8Array' },
    })
    expect(await openKey({ ...name, record: found.record, passphrase })).toEqual(seedSecret)
    const ours = { passphraseSecret: utf8(passphrase) }
    const theirs = { identityFileSecret: utf8(identity) }
    expect(await decryptAgeFile(fromHex(found.age.passphrase), ours)).toEqual(data)
    expect(await decryptAgeFile(fromHex(found.age.recipient), theirs)).toEqual(data)
    for (const [hash, block] of Object.entries<string>(found.blocks)) {
      const oaepHash = hash.replace('-', '').toLowerCase()
      const padding = constants.RSA_PKCS1_OAEP_PADDING
      const plain = privateDecrypt({ key: rsa.privateKey, padding, oaepHash }, fromHex(block))
      expect(new Uint8Array(plain)).toEqual(data)
    }
  })
  test('every method of every provider wraps, and OpenSSL and python3-cryptography unwrap', async () => {
    const ways = everyWay()
    const providers = new Set(ways.map(({ provider }) => provider))
    expect([...providers].sort()).toEqual([...PROVIDERS].sort())
    const spkis = Object.fromEntries(ways.map(({ bits }) => [bits, hex(wrappingKey(bits).spkiDer)]))
    const child = spawnSync(bun, [wrapsProbe, JSON.stringify(spkis)], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    })
    expect(child.stderr).toBe('')
    const { boringssl, made }: { boringssl: boolean; made: Made[] } = JSON.parse(child.stdout)
    expect(boringssl).toBe(true)
    expect(made).toMatchObject(ways)
    const cases = made.map(({ bits, ciphertext, hash, form }) => {
      const { privatePem } = wrappingKey(bits)
      return { privatePem, blob: fromHex(ciphertext), hash, form }
    })
    expect(pythonUnwrap(cases).map(hex)).toEqual(made.map(({ material }) => material))
    for (const [i, { privatePem, blob, ...method }] of cases.entries())
      expect(hex(opensslUnwrap(privatePem, blob, method))).toBe(made[i]?.material)
    for (const one of made) {
      // Proofs, probes and hashes: the same bytes from the same key in both libraries.
      const { parts } = await make(one, spkis[one.bits] ?? '', one.material)
      expect(one.parts).toEqual(parts)
    }
  })
})
