import { expectedChallenge } from '#shared/ceremony/drill.ts'
import type { Ground } from '#shared/ceremony/state.ts'
import { utf8 } from '#shared/bytes.ts'
import { type Challenge, encodeChallenge } from '#shared/crypto/challenge.ts'
import { DRILL, encodeSshsig, signSshsig } from '#shared/crypto/sshsig.ts'
import { type Json, type Line, seedOf } from './forge.ts'
import { smallGround } from './grounds.ts'
import { type Loose, planFiles } from './plans.ts'
import { broughtScript, onTo, SOURCE } from './recovered.ts'
import { Room, shareName } from './room.ts'

/** The ground of a drill of the small plan: nothing goes anywhere. */
export function drillGround(change: (plan: Loose) => void = () => {}): Ground {
  return smallGround(
    (plan) => {
      for (const key of (plan.keys ?? []) as object[]) Object.assign(key, { targets: [] })
      Object.assign(plan, { kind: 'drill', source: { ...SOURCE } })
      change(plan)
    },
    planFiles().set('script.json', drillScript()),
  )
}

/** The script of a drill. */
export function drillScript(): Uint8Array {
  const words = { say: 'Hold the drill.', expect: 'The drill is held.' }
  const { bare, acts } = broughtScript(words)
  return new TextEncoder().encode(JSON.stringify({ ...bare, kind: 'drill', acts }))
}

const NONCE = { verifier: '0123456789abcdef'.repeat(4) }

/** How a test bends a drill: what the challenge says, who signs it, and the event itself. */
export interface BentDrill {
  readonly challenge?: Partial<Challenge>
  readonly signers?: { readonly recovery?: string; readonly shares?: readonly string[] }
  readonly what?: (what: Json) => void
  readonly by?: string
}

/** Answers a challenge with the shares that were brought. */
export function answer(room: Room, bent: BentDrill = {}): Line {
  const { state, intent } = room
  const said = { ...expectedChallenge(state), nonce: NONCE, time: state.time, ...bent.challenge }
  const message = encodeChallenge(said)
  const sign = (name: string) => encodeSshsig(signSshsig(seedOf(name), DRILL, utf8(message)))
  const names = bent.signers?.shares ?? said.indexes.map((index) => shareName(9, index))
  const what = {
    set: room.set.set,
    challenge: message.split('\n').slice(0, -1),
    recovery: sign(bent.signers?.recovery ?? 'recovery before'),
    shares: said.indexes.map((index, i) => ({ index, signature: sign(names[i] ?? '') })),
    intent,
  }
  bent.what?.(what as unknown as Json)
  return room.add('drill.proven', bent.by ?? 'admin', what)
}

/** A drill in order until its shares are here, or its challenge is answered. */
export function drillAt(stage: 'begun' | 'presented' | 'answered', ground = drillGround()): Room {
  const room = onTo(new Room(ground), '', stage === 'answered' ? 'presented' : stage)
  if (stage === 'answered') answer(room)
  return room
}
