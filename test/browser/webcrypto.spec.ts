/**
 * Chromium's WebCrypto, another program on BoringSSL, reads what leaves the vault: it opens our
 * RSA-OAEP blocks, and takes every private key that was made for the curve or size.
 */
import { generateKeyPairSync } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { oaepEncrypt } from '#electron/services/oaep.ts'
import { makeKey } from '#electron/services/material.ts'
import { osRandom } from '#electron/services/random.ts'
import { ORIGIN } from '#electron/shell/chromium.ts'

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

/** An empty page of a secure origin: there alone is a subtle. */
async function emptyPage(page: Page): Promise<void> {
  await page.route('**/*', (route) =>
    route.fulfill({ body: '<!doctype html>', contentType: 'text/html' }),
  )
  await page.goto(`${ORIGIN}/`)
}

for (const hash of ['SHA-1', 'SHA-256', 'SHA-512'] as const)
  for (const bits of [2048, 3072, 4096])
    test(`opens RSA-OAEP by ${hash} under RSA-${bits}, and no bent block`, async ({ page }) => {
      const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: bits })
      const spki = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }))
      const secret = osRandom(32)
      const block = await oaepEncrypt(spki, hash, secret)
      const bent = block.map((byte, i) => (i === 40 ? byte ^ 1 : byte))
      await emptyPage(page)
      const pkcs8 = base64(privateKey.export({ type: 'pkcs8', format: 'der' }))
      const opened = await page.evaluate(open, {
        hash,
        pkcs8,
        blocks: [base64(block), base64(bent)],
      })
      expect(opened).toEqual([base64(secret), 'OperationError'])
    })

/** Runs in the page. */
async function open({ hash, pkcs8, blocks }: { hash: string; pkcs8: string; blocks: string[] }) {
  const bytesOf = (text: string) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0))
  const name = 'RSA-OAEP'
  const form = { name, hash }
  const key = await crypto.subtle.importKey('pkcs8', bytesOf(pkcs8), form, false, ['decrypt'])
  const one = (block: string) =>
    crypto.subtle.decrypt({ name }, key, bytesOf(block)).then(
      (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))),
      (error: Error) => error.name,
    )
  return await Promise.all(blocks.map(one))
}

const KEYS: readonly (readonly [
  algorithm: string,
  form: { readonly name: string; readonly [field: string]: string },
  use: 'sign' | 'verify' | 'deriveBits',
])[] = [
  ['RSA-2048', { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, 'sign'],
  ['RSA-3072', { name: 'RSA-PSS', hash: 'SHA-384' }, 'sign'],
  ['RSA-4096', { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512' }, 'sign'],
  ['EC-P256', { name: 'ECDSA', namedCurve: 'P-256' }, 'sign'],
  ['EC-P384', { name: 'ECDSA', namedCurve: 'P-384' }, 'sign'],
  ['EC-P521', { name: 'ECDSA', namedCurve: 'P-521' }, 'sign'],
  ['EC-P256', { name: 'ECDH', namedCurve: 'P-256' }, 'deriveBits'],
  ['Ed25519', { name: 'Ed25519' }, 'sign'],
  ['X25519', { name: 'X25519' }, 'deriveBits'],
]

for (const [algorithm, form, use] of KEYS)
  test(`takes the ${algorithm} key that was made, for ${form.name}`, async ({ page }) => {
    const { materialSecret, identity } = await makeKey(algorithm, osRandom)
    await emptyPage(page)
    const given = {
      pkcs8: base64(materialSecret),
      form,
      use,
      pem: 'pem' in identity ? identity.pem : '',
    }
    expect(await page.evaluate(useKey, given)).toEqual({ holds: true, same: true })
  })

interface Given {
  readonly pkcs8: string
  readonly pem: string
  readonly form: { readonly name: string; readonly [field: string]: string }
  readonly use: 'sign' | 'verify' | 'deriveBits'
}

/** Runs in the page: uses both halves together; writes the private one again, byte for byte. */
async function useKey({ pkcs8, pem, form, use }: Given) {
  const { subtle } = crypto
  const bytesOf = (text: string) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0))
  const spki = bytesOf(pem.replace(/-----[A-Z ]+-----|\s/g, ''))
  const privateKey = await subtle.importKey('pkcs8', bytesOf(pkcs8), form, true, [use])
  const publicUse = use === 'sign' ? (['verify'] as const) : ([] as const)
  const publicKey = await subtle.importKey('spki', spki, form, true, publicUse)
  const written = new Uint8Array(await subtle.exportKey('pkcs8', privateKey))
  const same = btoa(String.fromCharCode(...written)) === pkcs8
  const message = new TextEncoder().encode('claviger')
  if (use === 'sign') {
    const how = { ...form, hash: form.hash ?? 'SHA-256', saltLength: 48 }
    const signature = await subtle.sign(how, privateKey, message)
    return { same, holds: await subtle.verify(how, publicKey, signature, message) }
  }
  const other = (await subtle.generateKey(form, false, [use])) as CryptoKeyPair
  const mine = await subtle.deriveBits(
    { name: form.name, public: other.publicKey },
    privateKey,
    256,
  )
  const theirs = await subtle.deriveBits(
    { name: form.name, public: publicKey },
    other.privateKey,
    256,
  )
  const text = (bytes: ArrayBuffer) => new Uint8Array(bytes).join()
  return { same, holds: text(mine) === text(theirs) }
}
