/** A room that goes through the script by clicks, doing whatever it asks for next. */
import { expect } from '@playwright/test'
import type { Action } from '#shared/ceremony/plan.ts'
import type { StepView } from '#shared/ipc/views/step.ts'
import * as people from './people.ts'
import { ADMIN, DEPUTY, WITNESS } from './plan.ts'
import type { Room } from './room.ts'

const { button } = people

const PERFORM: Partial<Record<Action, string>> = {
  begin: 'Begin now',
  generate: 'Generate now',
  wrap: 'Wrap now',
  close: 'Close now',
}

/** The step at which the script stands. */
export function current(room: Room): StepView | undefined {
  return room.app.snapshot().script.find(({ status }) => status === 'current')
}

/** Goes on, step by step, until the script stands at this one; the page shows it then. */
export async function goOnTo(room: Room, until: string): Promise<void> {
  for (;;) {
    const step = current(room)
    if (step === undefined) throw new Error(`the script ended before ${until}`)
    await expect(room.tab.getByText(`Step ${step.number} · ${step.act}`)).toBeVisible()
    if (step.step === until) return
    await act(room, step)
    await expect.poll(() => current(room)?.step).not.toBe(step.step)
  }
}

/** Does what one step asks for. */
export async function act(room: Room, { task, who }: StepView): Promise<void> {
  const { tab } = room
  const names = who.map((id) => nameOf(room, id))
  const [first = ''] = names
  switch (task.do) {
    case 'note':
      return await note(room, first, task.signed)
    case 'preflight':
      return await passGates(room)
    case 'enrol':
      await people.choosePassphrase(tab, first, `Enrol ${first}`)
      return await people.copySlip(tab)
    case 'acknowledge':
      return await people.sign(tab, first, 'Sign and accept')
    case 'clock':
      for (const name of [WITNESS, 'Custodian 1']) await readWatch(room, name)
      return
    case 'action':
      return await authorise(room, task.action)
    case 'handout':
      if (!isReleased(room)) await authorise(room, 'release')
      await people.handOut(tab, task.index)
      return await expect.poll(() => current(room)?.task.do).not.toBe('readback')
    case 'prove':
      return await button(tab, 'Prove the share set').click()
    case 'compare':
      for (const name of [leader(room), WITNESS]) await people.compare(tab, name)
      return
    case 'attest':
      return await people.attest(tab, first)
    case 'seal':
      return await people.seal(tab, first)
    default:
      throw new Error(`nobody does ${task.do} here`)
  }
}

/** Writes down how a physical step went, signed where the script says so. */
async function note({ tab }: Room, name: string, signed: boolean): Promise<void> {
  await tab.getByLabel('Result').fill('As expected. Bag A-101.')
  await expect(tab.getByText('Alfa dash one zero one')).toBeVisible()
  if (signed) await people.sign(tab, name, 'Sign and record the step')
  else await button(tab, 'Record the step').click()
}

/** The gates are run, and two people sign for what they show. */
export async function passGates(room: Room): Promise<void> {
  const { tab } = room
  const signed = () => room.app.snapshot().preflight?.readBy.length
  await people.step(tab, 'Pass the gates')
  await button(tab, 'Run the gates').click()
  for (const [i, name] of [leader(room), WITNESS].entries()) {
    await people.choose(tab, name)
    await people.sign(tab, name, 'Sign that I read the gates')
    await expect.poll(signed).toBe(i + 1)
  }
}

/** One person reads watch and wall, and signs. */
export async function readWatch({ tab, app }: Room, name: string): Promise<void> {
  const [date = '', time = ''] = new Date(app.host.clock()).toISOString().split(/[T.]/)
  await tab.getByLabel('Date on the watch, UTC').fill(date)
  await tab.getByLabel('Time on the watch, UTC').fill(time)
  await tab.getByLabel('Clock of the room, with its time zone').fill('none')
  await people.choose(tab, name)
  await people.sign(tab, name, 'Sign what I read')
  await expect(people.passphraseField(tab, name)).toHaveCount(0)
}

async function authorise(room: Room, action: Action): Promise<void> {
  await people.authorise(room.tab, [leader(room), WITNESS], PERFORM[action])
}

function isReleased({ app }: Room): boolean {
  const intents = app.snapshot().intents.filter((one) => one.action === 'release')
  return intents.at(-1)?.status === 'approved'
}

/** Who runs the ceremony: the administrator, or the deputy who took over. */
function leader({ app }: Room): string {
  return app.snapshot().handed.length === 0 ? ADMIN : DEPUTY
}

function nameOf({ app }: Room, id: string): string {
  return app.snapshot().people.find((one) => one.id === id)?.name ?? id
}

/** Somebody leaves the room, or comes back to it. */
export async function leave({ tab }: Room, name: string, reason: string): Promise<void> {
  await button(tab, 'The room').click()
  await button(tab, `${name} leaves`).click()
  await tab.getByLabel('Reason', { exact: true }).first().fill(reason)
  await button(tab, 'Record the departure').click()
  await expect(button(tab, `${name} is back`)).toBeVisible()
  await button(tab, 'Close').click()
}

export async function comeBack({ tab }: Room, name: string): Promise<void> {
  await button(tab, `${name} is back`).click()
  await people.sign(tab, name, 'I am back')
  await expect(people.passphraseField(tab, name)).toHaveCount(0)
}
