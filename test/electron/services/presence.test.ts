import { afterEach, describe, expect, test } from 'vitest'
import { endBreak, leaveRoom, returnToRoom, startBreak } from '#electron/services/presence.ts'
import { readBack } from '#electron/services/bringing.ts'
import { endShare, showShare } from '#electron/services/releasing.ts'
import { generate, prove } from '#electron/services/sharing.ts'
import { scriptView } from '#shared/ceremony/script-view.ts'
import { lockedReason, presentPeople } from '#shared/ceremony/standing.ts'
import { say } from '#shared/text/saying.ts'
import { authorised, type Room, runCeremony, type Stage } from '../../support/ceremony.ts'
import { expectRefusal, expectRejection } from '../../support/refusal.ts'

let room: Room
afterEach(() => room.leave())

async function roomAt(until: Stage): Promise<Room> {
  room = await runCeremony({ custodians: 3, threshold: 2, until })
  return room
}

function passphrase(id: string): string {
  return room.passphrases.get(id) ?? ''
}

/** Everybody leaves but those named. */
function leaveBut(...staying: string[]): void {
  for (const id of presentPeople(room.ceremony.ledger.state))
    if (!staying.includes(id)) leaveRoom(room.ceremony, id, 'A telephone call.')
}

async function comeBack(id: string): Promise<void> {
  await returnToRoom(room.ceremony, id, passphrase(id))
}

function types(): readonly string[] {
  return room.ceremony.ledger.events.map(({ type }) => type)
}

describe('rule 8: with fewer than two people in the room', () => {
  test('nothing secret is shown, read back, proven or made', async () => {
    const { ceremony } = await roomAt('generated')
    await authorised(room, 'release', () => {})
    leaveBut('admin')
    expect(lockedReason(ceremony.ledger.state)).toEqual(say('rule.few-present'))
    expectRefusal(() => showShare(ceremony, 1), 'rule.intent')
    expectRefusal(() => ceremony.vault.shareText(1), 'rule.locked')
    expectRefusal(() => ceremony.vault.dropShare(1), 'rule.locked')
    await expectRejection(prove(ceremony), 'rule.receipt')
    await expectRejection(ceremony.vault.prove(2, []), 'rule.locked')
    await expectRejection(
      ceremony.vault.use('orders', async () => 0),
      'rule.locked',
    )
    await expectRejection(generate(ceremony), 'rule.approval')
    expect(ceremony.vault.holdsShare(1)).toBe(true)
    await comeBack('witness')
    expect(ceremony.vault.shareText(1)).toHaveLength(100)
  })

  test('a share on the screen is hidden and counts as exposed', async () => {
    const { ceremony } = await roomAt('generated')
    await authorised(room, 'release', () => {}, 'screen')
    const { text } = showShare(ceremony, 1)
    leaveBut('admin')
    expect(types()).toContain('share.release.failed')
    expect(types().indexOf('share.release.failed')).toBeLessThan(types().lastIndexOf('person.left'))
    expect(ceremony.ledger.state.exposures).toHaveLength(1)
    expectRefusal(() => showShare(ceremony, 1), 'rule.intent')
    expectRefusal(() => endShare(ceremony, true), 'rule.order')
    const back = { by: 'c1', passphrase: passphrase('c1'), index: 1, text, medium: 'card', bag: '' }
    await expectRejection(readBack(ceremony, { ...back, how: 'typed' }), 'rule.order')
  })

  test('what was approved is void, and the ceremony goes on with two', async () => {
    const { ceremony } = await roomAt('released')
    leaveBut('admin')
    await comeBack('auditor')
    expect(lockedReason(ceremony.ledger.state)).toBeUndefined()
    expect(ceremony.ledger.state.intents.at(-1)?.void).toBeDefined()
    expectRefusal(() => showShare(ceremony, 1), 'rule.intent')
  })
})

test('the custodian of a share on the screen leaves: it counts as exposed', async () => {
  const { ceremony } = await roomAt('generated')
  await authorised(room, 'release', () => {}, 'screen')
  showShare(ceremony, 2)
  leaveRoom(ceremony, 'c1', 'A telephone call.')
  expect(ceremony.ledger.state.exposures).toHaveLength(0)
  leaveRoom(ceremony, 'c2', 'A telephone call.')
  expect(ceremony.ledger.state.exposures).toHaveLength(1)
})

describe('a break', () => {
  test('locks until two are back, the administrator among them', async () => {
    const { ceremony } = await roomAt('begun')
    startBreak(ceremony, 'admin', 'Lunch.')
    expect(presentPeople(ceremony.ledger.state)).toEqual([])
    await comeBack('c1')
    await comeBack('c2')
    expectRefusal(() => endBreak(ceremony, 'c1'), 'rule.role')
    await comeBack('admin')
    endBreak(ceremony, 'admin')
    expect(presentPeople(ceremony.ledger.state)).toEqual(['admin', 'c1', 'c2'])
    expect(ceremony.ledger.state.pause).toBeUndefined()
  })

  test('does not begin while a share is on the screen', async () => {
    const { ceremony } = await roomAt('generated')
    await authorised(room, 'release', () => {}, 'screen')
    showShare(ceremony, 1)
    expectRefusal(() => startBreak(ceremony, 'admin', 'Lunch.'), 'rule.order')
  })

  test('takes the right passphrase to come back from', async () => {
    const { ceremony } = await roomAt('begun')
    startBreak(ceremony, 'admin', 'Lunch.')
    await expectRejection(
      returnToRoom(ceremony, 'c1', 'another one altogether'),
      'passphrase.wrong',
    )
    expect(ceremony.ledger.events.at(-1)).toMatchObject({ type: 'access.refused' })
  })
})

test('the script waits for who is there', async () => {
  const { ceremony } = await roomAt('proven')
  leaveRoom(ceremony, 'c1', 'The last train.')
  const steps = scriptView(ceremony.ledger.state, { sealed: [], delivered: 0 })
  expect(steps.find(({ step }) => step === 'attest:c1')?.status).toBe('done')
  expect(steps.find(({ status }) => status === 'current')?.step).toBe('compare:orders/aws-kms')
})
