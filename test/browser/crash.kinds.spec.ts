/** The page dies at each step of every kind of ceremony, half typed; what it held is not in the next one. */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page as Tab, test } from '@playwright/test'
import { act } from '#electron/services/acting.ts'
import type { Room as Acting } from '#electron/services/actors.ts'
import { deliver } from '#electron/services/closing.ts'
import { readShare } from '#electron/services/shareinput.ts'
import { sha256Hex, utf8 } from '#shared/bytes.ts'
import type { Kind } from '#shared/ceremony/plan.ts'
import type { ClavigerApi } from '#shared/ipc/api.ts'
import type { StepView } from '#shared/ipc/views/step.ts'
import { passphraseOf } from '../support/place.ts'
import type { Loose } from '../support/plans.ts'
import { asDestruction, asDrill, withoutTargets } from '../support/recovering.ts'
import { type Before, holdCeremony } from './support/before.ts'
import { crash, expectNothingOf } from './support/crash.ts'
import { audit, bundleOf } from './support/evidence.ts'
import { button, choose } from './support/people.ts'
import { layOutPlan } from './support/plan.ts'
import { openRoom, type Room } from './support/room.ts'
import { current } from './support/script.ts'

/** What each kind asks of the small plan, under the script that is released for it. */
const KINDS: Readonly<Record<Kind, (plan: Loose) => void>> = {
  generate: (plan) => void Object.assign(plan, { entropy: { dice: true, text: true } }),
  recover: () => {},
  drill: asDrill,
  reshare: (plan) => {
    withoutTargets(plan)
    const custodians = ['c4', 'c5', 'c6']
    const people = plan.people as unknown as object[]
    for (const id of custodians)
      people.push({ id, name: id.replace('c', 'Custodian '), roles: ['custodian'] })
    Object.assign(plan, { backup: { threshold: 2, custodians } })
  },
  destroy: asDestruction,
}

/** What every run meets at least once: each of these is a page that died. */
const MET: Readonly<Record<Kind, readonly string[]>> = {
  generate: ['note', 'preflight', 'clock', 'entropy', 'generate', 'readback', 'prove', 'deliver'],
  recover: ['recover', 'present', 'wrap', 'rotate', 'deliver'],
  drill: ['present', 'prove', 'deliver'],
  reshare: ['reshare', 'present', 'handout', 'prove', 'deliver'],
  destroy: ['destroy', 'destroy share', 'destroy copy', 'deliver'],
}

/** Opens the ceremony as people do who have typed the paper of the one before. */
async function open(room: Room, before: Before | undefined): Promise<void> {
  const { app, answers } = room
  const { token = '', faults } = (await app.reviews.choosePlan()) ?? {}
  expect(faults).toEqual([])
  if (before !== undefined) {
    answers.bundle = before.bundle
    await app.reviews.chooseSource(token, before.paper, before.head)
    await app.reviews.chooseLater(token, true)
  }
  await app.openCeremony(token, passphraseOf('admin'))
}

/** The people of the room, who bring what they carried home from the ceremony before. */
function actingIn({ app, folder }: Room, before: Before | undefined): Acting {
  const { ceremony, host } = app
  const { state } = ceremony.ledger
  const shares = join(folder, 'carried')
  mkdirSync(shares)
  const brought = [1, 2].flatMap((index) => {
    const bytesSecret = utf8(before?.cards[index - 1] ?? '')
    if (before === undefined || state.opened === undefined) return []
    const card = readShare(state, { name: `c${index}`, bytesSecret }, { acceptCorrections: false })
    return [[index, card] as const]
  })
  return {
    ceremony,
    host,
    database: '',
    passphrases: new Map(state.ground.plan.people.map(({ id }) => [id, passphraseOf(id)])),
    shares,
    brought: new Map(brought),
    say: () => {},
    clock: { ahead: 0 },
    gone: [],
  }
}

/** One kind of step: the page dies at the first of each. */
function sortOf({ task }: StepView): string {
  if (task.do === 'action') return task.action
  return task.do === 'destroy' ? `destroy ${task.of}` : task.do
}

/** Half of what a person types in this step, where it is secret; returns what was typed. */
async function typeHalf(tab: Tab, { task, who }: StepView, before?: Before): Promise<string[]> {
  if (task.do === 'entropy') {
    await button(tab, 'I am alone with the screen').click()
    const rolls = '31415265'.repeat(5)
    await tab.getByLabel('Rolls, hidden').fill(rolls)
    return [rolls]
  }
  if (task.do === 'present' && before !== undefined) {
    await choose(tab, 'Custodian 1')
    const card = before.cards[0] ?? ''
    for (let group = 1; group <= 12; group++)
      await tab
        .getByLabel(`Group ${group}`, { exact: true })
        .fill(card.slice(4 * group - 4, 4 * group))
    return [card.slice(28)]
  }
  if (task.do !== 'attest' && task.do !== 'acknowledge') return []
  const typed = passphraseOf(who[0] ?? '')
  await tab.getByLabel(/^Passphrase of /).fill(typed)
  return [typed]
}

/** The services have gone on without the page: it asks for nothing, and is given everything. */
async function showNow(room: Room): Promise<StepView | undefined> {
  await room.tab.evaluate(() =>
    (globalThis as unknown as { claviger: ClavigerApi }).claviger.snapshot(),
  )
  const step = current(room)
  if (step !== undefined)
    await expect(room.tab.getByText(`Step ${step.number} · ${step.act}`)).toBeVisible()
  return step
}

for (const [kind, change] of Object.entries(KINDS) as [Kind, (plan: Loose) => void][])
  test(`every sort of step of the script: ${kind}`, async ({ context }) => {
    const opened = await openRoom(context)
    try {
      const before = kind === 'generate' ? undefined : await holdCeremony(opened)
      layOutPlan(opened, (plan) => {
        delete plan.script
        if (before !== undefined) {
          const { ceremony, bundle } = before
          const checkpoint = sha256Hex(new Uint8Array(readFileSync(join(bundle, 'checkpoint'))))
          Object.assign(plan, { kind, source: { ceremony, checkpoint } })
        }
        change(plan)
      })
      await open(opened, before)
      const acting = actingIn(opened, before)
      const met = new Set<string>()
      let room = opened
      for (;;) {
        const step = current(room)
        if (step === undefined) throw new Error('the evidence was never written')
        const { entries } = room.app.snapshot()
        if (!met.has(sortOf(step))) {
          met.add(sortOf(step))
          await showNow(room)
          const typed = await typeHalf(room.tab, step, before)
          // What is looked for is found where it is.
          for (const one of typed) await expect(expectNothingOf(room.tab, [one])).rejects.toThrow()
          room = await crash(room)
          await showNow(room)
          await expectNothingOf(room.tab, typed)
          expect(current(room)?.step).toBe(step.step)
          expect(room.app.snapshot().entries).toBe(entries)
        }
        if (step.task.do === 'deliver') break
        await act(acting, step)
      }
      expect([...met]).toEqual(expect.arrayContaining([...MET[kind]]))
      mkdirSync(join(room.folder, 'one'))
      deliver(room.app.ceremony, bundleOf(room, 'one'))
      expect(audit(room, 'one')).toMatchObject({ ok: true, outcome: 'closed' })
      expect(room.faults).toEqual([])
    } finally {
      opened.close()
    }
  })
