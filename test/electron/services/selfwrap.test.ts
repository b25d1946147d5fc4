import { describe, expect, it } from 'vitest'
import { oaepEncrypt } from '#electron/services/oaep.ts'
import { osRandom } from '#electron/services/random.ts'
import { demandOpens, kindOfWrap } from '#electron/services/selfwrap.ts'
import { aws } from '#shared/byok/aws.ts'
import { PROVIDER_TABLE } from '#shared/byok/table.ts'
import type { Oaep, Provider, WrapInput } from '#shared/byok/provider.ts'
import { sha256Hex } from '#shared/bytes.ts'
import type { Algorithm } from '#shared/ceremony/plan.ts'
import { TOKEN } from '../../support/plans.ts'
import { expectRejection } from '../../support/refusal.ts'
import { wrappingKey } from '../../support/unwrap.ts'

function realOf(algorithm: Algorithm, method: string, oaep: Oaep = oaepEncrypt) {
  const { spkiDer: spki } = wrappingKey(2048)
  const parameters = { spki, bits: 2048, sha256: sha256Hex(spki), token: TOKEN, notes: [] }
  const key = { label: 'orders', algorithm }
  const target = { provider: 'aws-kms', key: 'x', method } as const
  return { key, target, parameters, oaep, random: osRandom }
}

const WAYS = [
  ['AES-256', 'RSAES_OAEP_SHA_1'],
  ['HMAC-SHA-512', 'RSAES_OAEP_SHA_256'],
  ['RSA-2048', 'RSA_AES_KEY_WRAP_SHA_256'],
  ['EC-P521', 'RSA_AES_KEY_WRAP_SHA_1'],
] as const

describe('the trial before a wrap', () => {
  it.each(WAYS)('opens what is wrapped of %s by %s', async (algorithm, method) => {
    await demandOpens(aws, realOf(algorithm, method))
  })

  it.each(WAYS)('never sees the wrapping key of the plan: %s by %s', async (algorithm, method) => {
    const real = realOf(algorithm, method)
    const seen: string[] = []
    const watched: Provider = {
      ...aws,
      wrap: (input: WrapInput) => {
        seen.push(input.parameters.sha256)
        return aws.wrap(input)
      },
    }
    await demandOpens(watched, real)
    expect(seen).toHaveLength(1)
    expect(seen).not.toContain(real.parameters.sha256)
  })

  const other: Oaep = (spki, hash, data) =>
    oaepEncrypt(spki, hash === 'SHA-1' ? 'SHA-256' : 'SHA-1', data)
  const still: Oaep = async (spki) => new Uint8Array((spki.length - 38) & ~255)

  it.each([
    ['another hash than it says', other],
    ['nothing at all', still],
  ])('refuses a library that uses %s', async (_, oaep) => {
    for (const [algorithm, method] of WAYS)
      await expectRejection(
        demandOpens(aws, realOf(algorithm, method, oaep)),
        'selftest.failed',
        'a trial package did not open again',
      )
  })

  it('refuses a provider that wraps something else, or in another form', async () => {
    const real = realOf('AES-256', 'RSAES_OAEP_SHA_256')
    const wrong: Provider = {
      ...aws,
      wrap: (input) => aws.wrap({ ...input, materialSecret: new Uint8Array(32) }),
    }
    await expectRejection(demandOpens(wrong, real), 'selftest.failed')
    const twice: Provider = {
      ...aws,
      wrap: (input) =>
        aws.wrap({ ...input, target: { ...input.target, method: 'RSA_AES_KEY_WRAP_SHA_256' } }),
    }
    await expectRejection(demandOpens(twice, real), 'selftest.failed')
  })

  it('holds for others of the same kind only', () => {
    const real = realOf('AES-256', 'RSAES_OAEP_SHA_256')
    const kinds = [
      real,
      realOf('AES-256', 'RSAES_OAEP_SHA_1'),
      realOf('HMAC-SHA-256', 'RSAES_OAEP_SHA_256'),
      { ...real, parameters: { ...real.parameters, bits: 4096 } },
    ].map((one) => kindOfWrap(aws, one))
    expect(new Set(kinds).size).toBe(4)
    const same = { ...real, key: { ...real.key, label: 'cards' } }
    expect(kindOfWrap(aws, same)).toBe(kinds[0])
  })
})

describe('the trial opens what each provider makes', () => {
  const ways = Object.values(PROVIDER_TABLE).flatMap((provider) =>
    provider.methods.map((method) => ({ provider, method, id: provider.id, name: method.name })),
  )

  it.each(ways)('$id by $name', async ({ provider, method }) => {
    const bits = method.bits[0] ?? 0
    const { spkiDer: spki } = wrappingKey(bits)
    const parameters = {
      spki,
      bits,
      sha256: sha256Hex(spki),
      token: TOKEN,
      nonce: new Uint8Array(12),
      notes: [],
    }
    // One of each length: an RSA key takes long to make, and is wrapped as an EC key is.
    const some = method.algorithms.filter((one) => /^(?:AES-256|HMAC-SHA-512|EC-P256)$/.test(one))
    expect(some.length).toBeGreaterThan(0)
    for (const algorithm of some) {
      const target = { provider: provider.id, key: 'x', method: method.name, hash: method.hash }
      const key = { label: 'orders', algorithm }
      const real = { key, target, parameters, oaep: oaepEncrypt, random: osRandom }
      await demandOpens(provider, real)
    }
  })
})
