import { afterEach, describe, expect, test } from 'vitest'
import { openStore } from '#electron/db/store.ts'
import { approve, cosignException, declare, raiseException } from '#electron/services/approving.ts'
import type { Ceremony } from '#electron/services/ceremony.ts'
import { seal } from '#electron/services/closing.ts'
import { handOver } from '#electron/services/handover.ts'
import { enrol, reEnrol } from '#electron/services/opening.ts'
import { resumeCeremony } from '#electron/services/resuming.ts'
import { leaveRoom } from '#electron/services/presence.ts'
import { generate } from '#electron/services/sharing.ts'
import { snapshotOf } from '#shared/ceremony/snapshot.ts'
import { keyOf, liveSet } from '#shared/ceremony/standing.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import type { Loose } from '../../support/plans.ts'
import {
  authorised,
  passphraseOf,
  type Room,
  type Stage,
  runCeremony,
} from '../../support/ceremony.ts'
import { expectRejection } from '../../support/refusal.ts'
import { say } from '#shared/text/saying.ts'

let room: Room
afterEach(() => room.leave())

async function roomAt(until: Stage, plan: (plan: Loose) => void = () => {}): Promise<Ceremony> {
  room = await runCeremony({ custodians: 3, threshold: 2, until, plan })
  return room.ceremony
}

function snapshot({ ledger }: Ceremony): Snapshot {
  const { runningHead, events, state } = ledger
  const time = ledger.now()
  return snapshotOf(state, {
    runningHead,
    time,
    vault: true,
    seal: undefined,
    events,
    warnings: [],
  })
}

async function except(ceremony: Ceremony, person: string): Promise<void> {
  const story = { expected: 'A signature.', happened: 'None.', decided: 'Enrol again.' }
  const about = { kind: 'enrolment', person } as const
  await raiseException(ceremony, 'admin', passphraseOf(room, 'admin'), { about, ...story })
  for (const id of ['witness', 'auditor'])
    await cosignException(ceremony, id, passphraseOf(room, id), 'x1')
}

const SPARE = 'seventh eighth ninth tenth eleventh twelfth'

describe('rule 9: somebody who forgot their passphrase', () => {
  test('has a new key after a co-signed exception, and the old passphrase opens nothing', async () => {
    const ceremony = await roomAt('begun')
    const before = keyOf(ceremony.ledger.state, 'c1')
    await except(ceremony, 'c1')
    declare(ceremony, 'admin', 'generate')
    await reEnrol(ceremony, 'c1', SPARE)
    const { state } = ceremony.ledger
    expect(keyOf(state, 'c1')).not.toBe(before)
    expect(state.members.find(({ id }) => id === 'c1')?.keys).toHaveLength(2)
    expect(state.intents.at(-1)?.void).toEqual(say('intent.enrolled-again', { who: 'c1' }))
    const story = { about: { kind: 'note' }, expected: 'a', happened: 'b', decided: 'c' } as const
    await expectRejection(
      raiseException(ceremony, 'c1', passphraseOf(room, 'c1'), story),
      'passphrase.wrong',
    )
    await raiseException(ceremony, 'c1', SPARE, story)
    room.store.close()
    const again = openStore(room.database)
    const old = resumeCeremony(room.host, again, 'c1', passphraseOf(room, 'c1'))
    await expectRejection(old, 'passphrase.wrong')
    await resumeCeremony(room.host, again, 'c1', SPARE)
    again.close()
  })

  test('has none without it, and nobody else gets one', async () => {
    const ceremony = await roomAt('begun')
    await expectRejection(reEnrol(ceremony, 'c1', SPARE), 'rule.people')
    await expectRejection(reEnrol(ceremony, 'nobody', SPARE), 'rule.people', 'not enrolled')
    await expectRejection(enrol(ceremony, 'c1', SPARE), 'rule.people', 'already enrolled')
    await except(ceremony, 'c1')
    await expectRejection(reEnrol(ceremony, 'c2', SPARE), 'rule.people')
    await reEnrol(ceremony, 'c1', SPARE)
    await expectRejection(reEnrol(ceremony, 'c1', SPARE), 'rule.people')
  })
})

describe('rule 9: a place that somebody else takes', () => {
  const withSpares = (plan: Loose) => {
    const { people, backup } = plan as unknown as { people: object[]; backup: object }
    people.push({ id: 'spare', name: 'Spare custodian', roles: ['custodian'] })
    Object.assign(backup, { alternates: ['spare'] })
    Object.assign(plan, { deputies: { witness: 'auditor' } })
  }

  test('the deputy approves in the place of the witness', async () => {
    const ceremony = await roomAt('begun', withSpares)
    expect(snapshot(ceremony).people.find(({ id }) => id === 'auditor')?.deputyFor).toEqual([
      'witness',
    ])
    leaveRoom(ceremony, 'witness', 'The last train.')
    await handOver(ceremony, 'auditor', passphraseOf(room, 'auditor'), 'witness')
    declare(ceremony, 'admin', 'generate')
    const { intents, handed, people } = snapshot(ceremony)
    expect(intents.at(-1)?.mayApprove).toEqual(['admin', 'auditor'])
    expect(handed).toEqual([{ from: 'witness', to: 'auditor', roles: ['witness'] }])
    expect(people.find(({ id }) => id === 'witness')).toMatchObject({ roles: [], present: false })
    for (const id of ['admin', 'auditor'])
      await approve(ceremony, id, passphraseOf(room, id), intents.at(-1)?.intent ?? '')
    await generate(ceremony)
    expect(liveSet(ceremony.ledger.state)?.shares).toHaveLength(3)
  })

  test('the alternate holds the share of the custodian who is gone', async () => {
    const ceremony = await roomAt('begun', withSpares)
    await enrol(ceremony, 'spare', SPARE)
    leaveRoom(ceremony, 'c2', 'Taken ill.')
    await handOver(ceremony, 'spare', SPARE, 'c2')
    expect(snapshot(ceremony).shares.map(({ custodian }) => custodian)).toEqual([
      'c1',
      'spare',
      'c3',
    ])
    await authorised(room, 'generate', () => generate(ceremony))
    const { shares } = liveSet(ceremony.ledger.state) ?? {}
    expect(shares?.map(({ custodian }) => custodian)).toEqual(['c1', 'spare', 'c3'])
  })

  test('nobody takes what the plan does not give', async () => {
    const ceremony = await roomAt('begun', withSpares)
    leaveRoom(ceremony, 'c1', 'The last train.')
    const taking = handOver(ceremony, 'auditor', passphraseOf(room, 'auditor'), 'c1')
    await expectRejection(taking, 'rule.duties')
  })
})

describe('an ended ceremony is taken up again', () => {
  test('by the right passphrase alone, as long as there are keys', async () => {
    await roomAt('closed')
    room.store.close()
    const again = openStore(room.database)
    const wrong = resumeCeremony(room.host, again, 'c1', 'another one altogether')
    await expectRejection(wrong, 'passphrase.wrong')
    await expectRejection(resumeCeremony(room.host, again, 'nobody', 'x'), 'rule.people')
    const ceremony = await resumeCeremony(room.host, again, 'c1', passphraseOf(room, 'c1'))
    expect(ceremony.ledger.unlocked).toBe(false)
    for (const id of ceremony.ledger.state.end?.signers ?? [])
      await seal(ceremony, id, passphraseOf(room, id))
    expect(again.keyIds()).toEqual([])
    again.close()
  })

  test('by anybody once no key is left to open', async () => {
    await roomAt('sealed')
    room.store.close()
    const again = openStore(room.database)
    const ceremony = await resumeCeremony(room.host, again, 'c1', 'any')
    expect(ceremony.ledger.state.end?.outcome).toBe('closed')
    again.close()
  })
})
