import { type Json, keyFor, type Line } from '../../support/forge.ts'
import { after, bent, changed, find, type Offence, refuses, twice } from '../../support/offence.ts'
import { smallGround } from '../../support/grounds.ts'
import { hashOf, type Room, shareName } from '../../support/room.ts'

const generate = (room: Room, intent = room.intent) =>
  room.add('key.generated', 'admin', { ...room.key('orders'), intent })

const deal = (room: Room, change: object = {}) =>
  room.add('shares.made', 'admin', { ...room.dealt(), intent: room.intent, ...change })

/** Shares made with one of them changed. */
const dealt =
  (change: object, nth = 1) =>
  (log: Line[]) => {
    const line = find(log, 'shares.made')
    const shares = line.what.shares as unknown as Json[]
    shares.splice(nth, 1, { ...shares[nth], ...change } as Json)
    return line
  }

refuses('generation: a log is refused in which', [
  [
    'a key is generated before the beginning',
    'rule.order',
    after('enrolled', (room) => void room.declare('generate')),
  ],
  [
    'a key is generated without an intent',
    'rule.intent',
    after('begun', (room) => void generate(room, 'i7')),
  ],
  [
    'a key is generated without the witness',
    'rule.approval',
    after('begun', (room) => {
      room.declare('generate')
      room.approve('admin')
      generate(room)
    }),
  ],
  ['a key is generated twice', 'rule.key', bent(twice('key.generated'))],
  [
    'a key that the plan does not have',
    'rule.parameters',
    bent(changed('key.generated', { label: 'other' })),
  ],
  [
    'a key has another algorithm',
    'rule.parameters',
    bent(changed('key.generated', { algorithm: 'AES-128' })),
  ],
  [
    'a symmetric key has no check value',
    'rule.key',
    after('generate approved', (room) => keyWithout(room)),
  ],
  [
    'a symmetric key has a public key too',
    'rule.key',
    bent(changed('key.generated', { spki: `SHA256:${'A'.repeat(43)}` })),
  ],
  [
    'the recorder generates',
    'rule.role',
    bent((log) => Object.assign(find(log, 'key.generated'), { actor: 'recorder' })),
  ],
  ['a second set is made', 'rule.order', bent(twice('shares.made'))],
  [
    'a set is made before its keys',
    'rule.order',
    after('generate approved', (room) => void deal(room)),
  ],
  [
    'keys of a voided set are split again',
    'rule.order',
    after('generated', (room) => splitAgain(room)),
  ],
  ['the lost key comes back', 'rule.key', after('generated', (room) => sameAgain(room))],
  ['a second set has the id of the first', 'rule.key', after('generated', (room) => sameSet(room))],
] satisfies Offence[])

refuses('rule 2, who holds a share: a log is refused in which', [
  ['the threshold is another', 'rule.parameters', bent(changed('shares.made', { threshold: 1 }))],
  ['there are more shares', 'rule.parameters', bent(changed('shares.made', { n: 4 }))],
  ['a share goes to somebody else', 'rule.duties', bent(dealt({ custodian: 'admin' }))],
  ['a custodian gets two shares', 'rule.duties', bent(dealt({ custodian: 'c1' }))],
  ['shares are dealt in another order', 'rule.duties', bent((log) => reversed(log))],
  ['a share is left out', 'rule.duties', bent((log) => shortened(log))],
  ['a share has the index of another', 'rule.duties', bent(dealt({ index: 1 }))],
  [
    'two shares have one commitment',
    'rule.key',
    bent(dealt({ commitment: hashOf('share 1 of 0') })),
  ],
  ['two shares have one proof key', 'rule.key', bent(dealt({ proof: keyFor(shareName(0, 1)) }))],
  ['a proof key is a person’s', 'rule.key', bent(dealt({ proof: keyFor('admin') }))],
  ['a proof key is the recorder’s', 'rule.key', bent(dealt({ proof: keyFor('recorder') }))],
  ['a proof key recovers', 'rule.key', bent(dealt({ proof: keyFor('recovery 0') }))],
  [
    'a rehearsal’s set is marked as production',
    'rule.mode',
    bent(changed('shares.made', { set: '0000000000000001' })),
  ],
  [
    'a production’s set is marked as rehearsal',
    'rule.mode',
    after(
      'generate approved',
      (room) => {
        generate(room)
        deal(room, { set: 'f000000000000001' })
      },
      production(),
    ),
  ],
] satisfies Offence[])

function keyWithout(room: Room): void {
  const { kcv: _, ...key } = room.key('orders')
  room.add('key.generated', 'admin', { ...key, intent: room.intent })
}

/** After a loss the key is lost too: without `key.lost` nothing goes on. */
function splitAgain(room: Room): void {
  const { set } = room.set
  room.add('recorder.unlocked', 'recorder', { by: 'c1' })
  room.add('shares.voided', 'recorder', { set, indexes: [] })
  room.stateHeads('c1')
}

function sameAgain(room: Room): void {
  const { intent: _, ...key } = find(room.lines, 'key.generated').what
  room.restart()
  room.stateHeads('c1', 'c2')
  room.authorise('generate')
  room.add('key.generated', 'admin', { ...key, intent: room.intent })
}

function sameSet(room: Room): void {
  const { set } = room.set
  room.restart()
  room.stateHeads('c1', 'c2')
  room.authorise('generate')
  generate(room)
  deal(room, { set })
}

function reversed(log: Line[]): Line {
  const line = find(log, 'shares.made')
  ;(line.what.shares as unknown as Json[]).reverse()
  return line
}

function shortened(log: Line[]): Line {
  const line = find(log, 'shares.made')
  ;(line.what.shares as unknown as Json[]).pop()
  return line
}

function production() {
  const wrappingKeySha256 = smallGround().planned[0]?.wrappingKey ?? ''
  return smallGround((plan) => {
    Object.assign(plan, { mode: 'production', number: 'K-1' })
    const [key] = plan.keys as unknown as { targets: object[] }[]
    for (const target of key?.targets ?? []) Object.assign(target, { wrappingKeySha256 })
  })
}
