import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { What } from '#shared/ceremony/events.ts'
import { namePublicKey, type PublicKey } from '#shared/crypto/publickey.ts'
import { judge } from '../../support/forge.ts'
import { smallGround } from '../../support/grounds.ts'
import { after, type Offence, refuses } from '../../support/offence.ts'
import type { Room } from '../../support/room.ts'
import { roomAt } from '../../support/stages.ts'

/** One key pair that goes to no cloud. */
const ground = (algorithm: string) =>
  smallGround((plan) => {
    plan.keys = [{ label: 'orders', algorithm }] as unknown as typeof plan
  })

function publicKey(curve: 'P-256' | 'P-384' | 'ed25519'): PublicKey {
  const options = { publicKeyEncoding: { format: 'der', type: 'spki' } } as const
  const { publicKey } =
    curve === 'ed25519'
      ? generateKeyPairSync('ed25519', options as never)
      : generateKeyPairSync('ec', { namedCurve: curve, ...options } as never)
  return namePublicKey(new Uint8Array(publicKey as unknown as Uint8Array))
}

const ours = publicKey('P-256')
const other = publicKey('P-256')
const larger = publicKey('P-384')
const edwards = publicKey('ed25519')

type Named = Partial<Pick<What<'key.generated'>, 'kcv' | 'spki' | 'pem'>>

const generate = (room: Room, named: Named) => {
  const { kcv: _, ...key } = room.key('orders')
  return room.add('key.generated', 'admin', { ...key, ...named, intent: room.intent })
}
const named = (keyName: Named, algorithm = 'EC-P256') =>
  after('generate approved', (room) => generate(room, keyName), ground(algorithm))

refuses('the name of a key pair: a log is refused in which', [
  ['it is a check value', 'rule.key', named({ kcv: '377822c093' })],
  ['it is missing', 'rule.key', named({})],
  ['a check value is there too', 'rule.key', named({ ...ours, kcv: '377822c093' })],
  ['the fingerprint is alone', 'rule.key', named({ spki: ours.spki })],
  ['the PEM is alone', 'rule.key', named({ pem: ours.pem })],
  ['the fingerprint is another key’s', 'rule.key', named({ ...ours, spki: other.spki })],
  ['the PEM is another key’s', 'rule.key', named({ ...ours, pem: other.pem })],
  ['both are of a larger curve', 'rule.key', named(larger)],
  ['both are of another family', 'rule.key', named(edwards)],
  ['both are of another family again', 'rule.key', named(ours, 'Ed25519')],
  ['both are of no RSA key', 'rule.key', named(ours, 'RSA-3072')],
  ['the PEM has something after it', 'rule.key', named({ ...ours, pem: `${ours.pem}\n` })],
  ['the PEM is a word', 'rule.key', named({ ...ours, pem: 'public' })],
  ['the PEM is of bytes that are no key', 'rule.key', named(namePublicKey(new Uint8Array(91)))],
] satisfies Offence[])

describe('a key pair', () => {
  it('is accepted under the name of its public key, and known by it from then on', () => {
    const place = ground('EC-P256')
    const room = roomAt('generate approved', place)
    generate(room, ours)
    expect(judge(place, room.lines)).toMatchObject({ code: 'ok' })
    expect(room.state.keys).toMatchObject([{ label: 'orders', kcv: undefined, ...ours }])
  })
})
