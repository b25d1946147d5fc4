import { combine, split } from 'shamir-secret-sharing'
import { describe, expect, it } from 'vitest'
import { osRandom } from '#electron/services/random.ts'
import { Vault } from '#electron/services/vault.ts'
import { utf8 } from '#shared/bytes.ts'
import { encodeEnvelope } from '#shared/crypto/envelope.ts'
import type { LoggedKey } from '#shared/crypto/keyidentity.ts'
import { parseShareText } from '#shared/crypto/sharetext.ts'
import { expectRefusal, expectRejection } from '../../support/refusal.ts'

const custodians = ['c1', 'c2', 'c3']
const ALGORITHMS = ['RSA-2048', 'AES-192', 'EC-P384', 'HMAC-SHA-512', 'RSA-2048', 'X25519']
const request = {
  keys: ALGORITHMS.map((algorithm, i) => ({ label: `key-${i}`, algorithm })),
  custodians,
  threshold: 2,
  mode: 'rehearsal',
} as const

const empty = () => new Vault({ random: osRandom, split, combine })

/** Every share handed out, read back and proven. */
async function proven() {
  const vault = empty()
  const { keys } = await vault.generate(request)
  const envelopes = custodians.map((_, i) => encodeEnvelope(parseShareText(vault.shareText(i + 1))))
  envelopes.forEach((envelope, i) => {
    vault.dropShare(i + 1)
    vault.takeBack(i + 1, envelope, utf8('receipt\n'))
  })
  const backups = await vault.prove(2, keys)
  const held = new Map<string, Uint8Array>()
  for (const { label } of keys)
    await vault.use(label, async (materialSecret) => void held.set(label, materialSecret.slice()))
  return { vault, keys, envelopes, backups, held }
}

async function refilled(keys: readonly LoggedKey[], from: Awaited<ReturnType<typeof proven>>) {
  const vault = empty()
  from.envelopes.slice(1).forEach((envelope, i) => {
    vault.present(i + 2, envelope)
  })
  await vault.refill(2, keys, from.backups)
  return vault
}

describe('the vault', () => {
  it('names each key as its algorithm asks, in the order of the plan', async () => {
    const progress: number[] = []
    const { keys } = await empty().generate({
      ...request,
      onProgress: (done) => progress.push(done),
    })
    expect(keys.map(({ label, algorithm }) => ({ label, algorithm }))).toEqual(request.keys)
    for (const key of keys) {
      const symmetric = /^(AES|HMAC)/.test(key.algorithm)
      expect('kcv' in key).toBe(symmetric)
      expect('spki' in key && 'pem' in key).toBe(!symmetric)
    }
    expect(progress).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('holds the same keys after a quorum has filled it again', async () => {
    const before = await proven()
    const vault = await refilled(before.keys, before)
    for (const { label } of before.keys)
      await vault.use(label, async (materialSecret) => {
        expect(materialSecret).toEqual(before.held.get(label))
      })
  })

  it('refuses a key whose public half or check value is not the one of the log', async () => {
    const before = await proven()
    const [first, second, third, fourth, fifth, sixth] = before.keys
    const others = [
      [{ ...first, spki: fifth && 'spki' in fifth ? fifth.spki : '' }],
      [{ ...second, kcv: '0000000000' }],
      [{ ...third, spki: undefined }],
      [{ ...fourth, algorithm: 'HMAC-SHA-384' }],
      [{ ...sixth, spki: 'SHA256:' }],
    ] as unknown as LoggedKey[][]
    for (const keys of others) {
      await expectRejection(refilled(keys, before), 'key.commitment', 'is not the key of the log')
      await expectRejection(before.vault.prove(2, keys), 'key.commitment')
    }
  })
})

describe('a generation that is cancelled', () => {
  it('leaves nothing, and the next one works', async () => {
    const vault = empty()
    let done = 0
    const watch = { onProgress: (count: number) => (done = count), cancelled: () => done >= 1 }
    await expectRejection(vault.generate({ ...request, ...watch }), 'call.cancelled')
    expect(done).toBeLessThan(ALGORITHMS.length)
    expectRefusal(() => vault.shareText(1), 'vault.empty')
    await expectRejection(
      vault.use('key-1', async () => {}),
      'vault.empty',
    )
    expect((await vault.generate(request)).keys).toHaveLength(ALGORITHMS.length)
  })

  it('at the very end, leaves nothing either', async () => {
    const vault = empty()
    let done = 0
    const watch = { onProgress: (count: number) => (done = count), cancelled: () => done === 6 }
    await expectRejection(vault.generate({ ...request, ...watch }), 'call.cancelled')
    expectRefusal(() => vault.shareText(1), 'vault.empty')
  })

  it('is one of a vault that was wiped meanwhile', async () => {
    const vault = empty()
    const making = vault.generate(request)
    vault.wipe()
    await expectRejection(making, 'call.cancelled')
    expectRefusal(() => vault.shareText(1), 'vault.empty')
  })
})

describe('a vault that was wiped while it was at work', () => {
  it('is not filled again by the quorum that was being combined', async () => {
    const before = await proven()
    const vault = empty()
    before.envelopes.slice(1).forEach((envelope, i) => {
      vault.present(i + 2, envelope)
    })
    const filling = vault.refill(2, before.keys, before.backups)
    vault.wipe()
    await expectRejection(filling, 'vault.empty', 'wiped while it was at work')
    await expectRejection(
      vault.use('key-1', async () => {}),
      'vault.empty',
      'does not hold',
    )
  })

  it('proves nothing', async () => {
    const { vault, keys } = await proven()
    const proving = vault.prove(2, keys)
    vault.wipe()
    await expectRejection(proving, 'vault.empty', 'wiped while it was at work')
  })

  it('keeps no share of the set that was being dealt', async () => {
    let wiping = false
    const vault: Vault = new Vault({
      random: osRandom,
      combine,
      split: async (...given) => {
        if (wiping) vault.wipe()
        return split(...given)
      },
    })
    await vault.generate(request)
    wiping = true
    await expectRejection(vault.deal(request), 'vault.empty', 'wiped while it was at work')
    expect(vault.holdsShare(1)).toBe(false)
  })

  it('gives out nothing that was wrapped meanwhile', async () => {
    const { vault } = await proven()
    const using = vault.use('key-1', async (materialSecret) => {
      await Promise.resolve()
      return materialSecret.slice()
    })
    vault.wipe()
    await expectRejection(using, 'vault.empty', 'wiped while it was at work')
  })
})
