import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { oaepEncrypt } from '#electron/services/oaep.ts'
import { utf8 } from '#shared/bytes.ts'
import { expectRejection } from '../../support/refusal.ts'

const dir = mkdtempSync(join(tmpdir(), 'claviger-oaep-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const spki = new Uint8Array(rsa.publicKey.export({ format: 'der', type: 'spki' }))
const pem = join(dir, 'key.pem')
writeFileSync(pem, rsa.privateKey.export({ format: 'pem', type: 'pkcs8' }))

/** Stock openssl, told both hashes: its own defaults are not ours. */
function openssl(digest: string, block: Uint8Array): Uint8Array {
  const options = ['rsa_padding_mode:oaep', `rsa_oaep_md:${digest}`, `rsa_mgf1_md:${digest}`]
  const args = ['pkeyutl', '-decrypt', '-inkey', pem, ...options.flatMap((o) => ['-pkeyopt', o])]
  const result = spawnSync('openssl', args, { input: block })
  if (result.status !== 0) throw new Error(result.stderr.toString())
  return new Uint8Array(result.stdout)
}

describe('RSAES-OAEP', () => {
  test.each([
    ['SHA-1', 'sha1', 214],
    ['SHA-256', 'sha256', 190],
    ['SHA-512', 'sha512', 126],
  ] as const)(
    'with %s opens with openssl and MGF1 %s, up to %i bytes',
    async (hash, digest, most) => {
      for (const length of [0, 32, most]) {
        const data = new Uint8Array(length).map((_, i) => i + 1)
        const block = await oaepEncrypt(spki, hash, data)
        expect(block.constructor).toBe(Uint8Array)
        expect(block).toHaveLength(256)
        expect(openssl(digest, block)).toEqual(data)
        expect(await oaepEncrypt(spki, hash, data)).not.toEqual(block)
      }
      const over = oaepEncrypt(spki, hash, new Uint8Array(most + 1))
      await expectRejection(over, 'wrappingkey.invalid', `takes ${most}`)
    },
  )

  test('takes RSA keys only', async () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const other = new Uint8Array(ec.publicKey.export({ format: 'der', type: 'spki' }))
    for (const key of [other, utf8('no key'), new Uint8Array(0), spki.subarray(0, 100)]) {
      await expectRejection(oaepEncrypt(key, 'SHA-256', utf8('x')), 'wrappingkey.invalid')
    }
  })
})
