import { execFileSync } from 'node:child_process'
import { createHmac, createPrivateKey, createPublicKey } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { transit } from '#shared/byok/transit.ts'
import { hex, sha256Hex } from '#shared/bytes.ts'
import type { Algorithm, PlanKey, Target } from '#shared/ceremony/plan.ts'
import { told } from '../../support/german.ts'
import {
  itChecksAnyFolder,
  itRefusesTheRest,
  itUnwrapsEverywhere,
  neverCrashes,
} from '../../support/imports.ts'
import {
  base64,
  bytesOf,
  materialOf,
  packageFor,
  ref,
  textOf,
  unbase64,
  type Way,
} from '../../support/packages.ts'
import { NOW } from '../../support/plans.ts'
import { expectRefusal } from '../../support/refusal.ts'
import { shellBlocks } from '../../support/stub-aws.ts'
import { callsOf, NASTY } from '../../support/stub.ts'
import { wrappingKey } from '../../support/unwrap.ts'

const KEY: PlanKey = { label: 'orders', algorithm: 'AES-256' }
const { spkiDer, publicPem } = wrappingKey(4096)
const FILES = { key: bytesOf(publicPem) }
const TARGET: Target = {
  provider: 'vault-transit',
  key: 'orders',
  method: 'RSA_AES_KEY_WRAP_SHA_256',
  wrappingKey: ref('key'),
}
const WAY: Omit<Way, 'key'> = { target: TARGET, files: FILES }
const ANSWER = bytesOf(
  JSON.stringify({
    request_id: 'e5e4c0a3-8b0e-6d4f-0000-000000000000',
    lease_id: '',
    lease_duration: 0,
    renewable: false,
    data: { public_key: publicPem },
    warnings: null,
  }),
)
const { wrappingKey: _, ...bare } = TARGET
const read = (bytes: Uint8Array) => transit.readParameters(TARGET, () => bytes, NOW)
const readAnswer = (bytes: Uint8Array) =>
  transit.readParameters({ ...bare, parameters: ref('answer') }, () => bytes, NOW)

describe('Vault transit', () => {
  itUnwrapsEverywhere(
    transit,
    () => WAY,
    (folder) => unbase64(folder.get('ciphertext.b64')),
  )
  itRefusesTheRest(transit, ['AES-192', 'HMAC-SHA-224', 'EC-secp256k1', 'X25519'], WAY)

  it.each<[Algorithm, string]>([
    ['AES-128', 'aes128-gcm96'],
    ['AES-256', 'aes256-gcm96'],
    ['HMAC-SHA-512', 'hmac'],
    ['EC-P521', 'ecdsa-p521'],
    ['Ed25519', 'ed25519'],
    ['RSA-3072', 'rsa-3072'],
  ])('knows %s as %s', async (algorithm, type) => {
    const { folder } = await packageFor(transit, { ...WAY, key: { ...KEY, algorithm } })
    expect(JSON.parse(textOf(folder.get('request.json')))).toEqual({
      type,
      ciphertext: textOf(folder.get('ciphertext.b64')),
      hash_function: 'SHA256',
    })
  })

  itChecksAnyFolder(transit, { key: KEY, ...WAY })

  it('takes names with or without a mount, and no others', () => {
    const accepts = (key: string) => told(transit.accepts(KEY, { ...TARGET, key }, NOW))
    for (const key of ['orders', 'orders-2031', 'teams/transit/orders', 'a.b_c']) {
      expect(accepts(key)).toEqual([])
    }
    for (const key of ['a/../b', 'a//b', 'a:b', '/orders', 'orders/', '@x', 'a b', '-force']) {
      expect(accepts(key)).toEqual([{ path: 'key', message: expect.stringContaining('must be') }])
    }
    expect(accepts('transit/keys/orders')).toEqual([
      { path: 'key', message: 'must be transit/orders' },
    ])
    expect(told(transit.accepts(KEY, bare, NOW))).toEqual([
      { path: 'wrappingKey', message: 'is missing' },
    ])
    expect(told(transit.accepts(KEY, { ...TARGET, hash: 'SHA-256' }, NOW))).toEqual([
      { path: 'hash', message: 'does not belong to a target of vault-transit' },
    ])
    expect(transit.looksReal(TARGET)).toBe(true)
    expect(transit.looksReal({ ...TARGET, key: 'transit/example' })).toBe(false)
  })

  it('hands out its wrapping key as PEM or in a JSON answer', () => {
    const expected = { spki: spkiDer, bits: 4096, sha256: sha256Hex(spkiDer), notes: [] }
    expect(read(FILES.key)).toEqual(expected)
    expect(readAnswer(ANSWER)).toEqual(expected)
    expectRefusal(() => read(ANSWER), 'package.invalid', 'name it as parameters', 'wrappingKey')
    expectRefusal(() => readAnswer(FILES.key), 'package.invalid', 'is PEM', 'parameters')
    const call = () => readAnswer(bytesOf('{"data":{"public-key":"x"}}'))
    expectRefusal(call, 'package.invalid', 'is the answer of Oracle OCI Vault', 'parameters')
    const none = () => readAnswer(bytesOf('{"data":null}'))
    expectRefusal(none, 'package.invalid', 'has no data.public_key', 'parameters')
    const small = () => read(wrappingKey(2048).spkiDer)
    expectRefusal(small, 'wrappingkey.invalid', '2048 bits, not 4096', 'wrappingKey')
    neverCrashes(read, [FILES.key, spkiDer])
    neverCrashes(readAnswer, [ANSWER])
  })

  it('has a package whose request is that of its ciphertext', async () => {
    const { folder, facts } = await packageFor(transit, { ...WAY, key: KEY })
    const checks = (name: string, text: string) => () =>
      transit.checks(new Map([...folder, [name, bytesOf(text)]]), facts)
    expectRefusal(checks('ciphertext.b64', 'AAAA'), 'package.invalid', 'not the length')
    const request = textOf(folder.get('request.json'))
    for (const bent of [request.replace('SHA256', 'SHA1'), request.replace('256-gcm', '128-gcm')]) {
      expectRefusal(checks('request.json', bent), 'package.invalid', 'is not what the log')
    }
    // As long as an AES-256 key, and none of Vault's.
    const foreign = textOf(folder.get('manifest.json')).replace('"AES-256"', '"HMAC-SHA-224"')
    expectRefusal(
      checks('manifest.json', foreign),
      'package.invalid',
      'Vault transit does not import HMAC-SHA-224',
      'algorithm',
    )
  })
})

const OPEN = `
import base64, sys
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
sealed = base64.b64decode(sys.argv[2])
print(AESGCM(bytes.fromhex(sys.argv[1])).decrypt(sealed[:12], sealed[12:], None).decode(), end="")
`

describe('IMPORT.md for Vault', () => {
  const guideOf = async (algorithm: Algorithm, change: Partial<Target> = {}) => {
    const target = { ...TARGET, ...change }
    return (await packageFor(transit, { key: { ...KEY, algorithm }, target, files: FILES })).text
  }
  const commands = (guide: string) =>
    shellBlocks(guide).filter((block) => /^(?:vault (?!status)|\{|openssl)/.test(block))

  it('imports and checks with exactly these arguments', async () => {
    const guide = await guideOf('AES-128', { key: 'teams/orders' })
    const calls = callsOf('vault', commands(guide).join('\n'))
    expect(calls).toEqual([
      ['write', 'teams/keys/orders/import', '@request.json'],
      ['read', '-format=json', 'teams/keys/orders'],
      [
        'write',
        '-field=plaintext',
        'teams/decrypt/orders',
        expect.stringMatching(/^ciphertext=vault:v1:[A-Za-z0-9+/]{60}$/),
      ],
    ])
  })

  it.each<Algorithm>(['AES-128', 'AES-256'])(
    'of %s seals a text that only the same key opens, in the form of Vault',
    async (algorithm) => {
      const guide = await guideOf(algorithm)
      const sealed = /vault:v1:([A-Za-z0-9+/=]+)/.exec(guide)?.[1] ?? ''
      const key = hex(materialOf(algorithm).secret)
      const open = () => execFileSync('python3', ['-c', OPEN, key, sealed], { encoding: 'utf8' })
      expect(open()).toBe('claviger-probe-v1')
    },
  )

  it('of an HMAC key names its MAC of the reserved message', async () => {
    const guide = await guideOf('HMAC-SHA-384')
    const [, , authenticate] = callsOf('vault', commands(guide).join('\n'))
    const input = Buffer.from('claviger-probe-v1').toString('base64')
    expect(authenticate).toEqual([
      'write',
      '-field=hmac',
      'transit/hmac/orders/sha2-384',
      `input=${input}`,
    ])
    const mac = createHmac('sha384', materialOf('HMAC-SHA-384').secret)
    expect(guide).toContain(`vault:v1:${mac.update('claviger-probe-v1').digest('base64')}`)
  })

  it.each<Algorithm>(['EC-P256', 'RSA-2048', 'Ed25519'])(
    'of %s prints the fingerprint of what Vault shows',
    async (algorithm) => {
      const printed = runWithVault(commands(await guideOf(algorithm)), shownBy(algorithm))
      const check = materialOf(algorithm).check
      expect('spki' in check ? check.spki : '').toBe(`SHA256:${printed.replace('=', '')}`)
    },
  )

  it('hands every value of a plan over as one argument, whatever it holds', async () => {
    const { content } = await packageFor(transit, { ...WAY, key: KEY })
    const folder = transit.files({ ...content, target: { ...TARGET, key: `m/${NASTY}` } })
    const blocks = commands(textOf(folder.get('IMPORT.md')))
    const calls = callsOf('vault', `${blocks.join('\n')}\nif test -e pwned; then exit 1; fi`)
    expect(calls[0]).toEqual(['write', `m/keys/${NASTY}/import`, '@request.json'])
  })

  it('says what to expect, and holds no command in a rehearsal', async () => {
    const guide = await guideOf('RSA-2048')
    for (const part of [
      '`imported_key` true',
      'never: the wrapping key',
      'vault delete',
      sha256Hex(spkiDer),
    ]) {
      expect(guide).toContain(part)
    }
    expect(guide).not.toMatch(/undefined|\[object/)
    const { text: rehearsal } = await packageFor(transit, { ...WAY, key: KEY, mode: 'rehearsal' })
    expect(rehearsal).not.toMatch(/```|vault (?:read|write)/)
  })
})

/** The public key as Vault shows it: PEM, and bare base64 for Ed25519. */
function shownBy(algorithm: Algorithm): string {
  const key = Buffer.from(materialOf(algorithm).secret)
  const pair = createPublicKey(createPrivateKey({ key, format: 'der', type: 'pkcs8' }))
  if (algorithm !== 'Ed25519') return String(pair.export({ type: 'spki', format: 'pem' }))
  return base64(new Uint8Array(pair.export({ type: 'spki', format: 'der' })).subarray(-32))
}

/** Runs printed commands against a `vault` that answers every call with this key. */
function runWithVault(blocks: readonly string[], publicKey: string): string {
  const work = mkdtempSync(join(tmpdir(), 'claviger-vault-'))
  try {
    const answer = { data: { keys: { '1': { public_key: publicKey } } } }
    writeFileSync(join(work, 'answer.json'), JSON.stringify(answer))
    writeFileSync(join(work, 'vault'), `#!/bin/sh\ncat '${join(work, 'answer.json')}'\n`)
    chmodSync(join(work, 'vault'), 0o755)
    const env = { PATH: `${work}:${process.env.PATH ?? ''}` }
    const script = blocks.slice(2).join('\n')
    const printed = execFileSync('sh', ['-ec', script], { cwd: work, env, encoding: 'utf8' })
    expect(readdirSync(work).sort()).toEqual(['answer.json', 'vault'])
    return printed.trim()
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
