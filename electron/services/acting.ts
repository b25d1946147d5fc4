/** What people do in one step of the script: one act for each kind of task. */
import { fromHex } from '#shared/bytes.ts'
import { leads } from '#shared/ceremony/duties.ts'
import type { What } from '#shared/ceremony/events.ts'
import { lastRun } from '#shared/ceremony/gates.ts'
import { continues, isReshare } from '#shared/ceremony/kinds.ts'
import { type Action, kindOf } from '#shared/ceremony/plan.ts'
import type { State } from '#shared/ceremony/state.ts'
import { isHere, keyOf, liveKeys, liveSet } from '#shared/ceremony/standing.ts'
import { openedIn } from '#shared/crypto/challenge.ts'
import { toWords } from '#shared/crypto/pgpwords.ts'
import { assertNever, CeremonyError } from '#shared/errors.ts'
import type { StepView } from '#shared/ipc/views/step.ts'
import type { Task } from '#shared/ceremony/step.ts'
import { formatTime, parseTime } from '#shared/log/time.ts'
import { authorise, nameOf, passphraseOf, type Room, stateOf } from './actors.ts'
import { leader, record } from './ceremony.ts'
import { stateClock } from './clock.ts'
import { contribute } from './contributing.ts'
import { attest, close, seal } from './closing.ts'
import { drill } from './drilling.ts'
import { decideRotation, exportAll } from './exporting.ts'
import { confirmGates, runGates } from './gating.ts'
import { simulatedGift } from './gifts.ts'
import { destroyAll } from './rehearsed-end.ts'
import { enrol } from './opening.ts'
import { compare, comparePositions, wrapAll } from './packaging.ts'
import { handOut, presentAll, readOneBack } from './rehearsed-shares.ts'
import { generate, prove } from './sharing.ts'
import { acknowledge, recordStep } from './stepping.ts'
import { say } from '#shared/text/saying.ts'

/** Does one step, by people who are in the room; returns what to say of it. */
export async function act(room: Room, step: StepView): Promise<string> {
  const { ceremony } = room
  const { task } = step
  switch (task.do) {
    case 'note': {
      const by = actorOf(room, step)
      const passphrase = task.signed ? passphraseOf(room, by) : undefined
      await recordStep(ceremony, by, task.step, 'as expected', passphrase)
      return step.instruction
    }
    case 'preflight':
      return `gates read by ${(await passGates(room, step)).join(' and ')}`
    case 'enrol': {
      const person = comerFor(room, task.person)
      await enrolOne(room, person)
      return `enrolled ${nameOf(room, person)}`
    }
    case 'acknowledge': {
      const by = actorOf(room, step)
      await acknowledge(ceremony, by, passphraseOf(room, by))
      return `${nameOf(room, by)} signed for the duties of a custodian`
    }
    case 'entropy': {
      const by = actorOf(room, step)
      const passphrase = passphraseOf(room, by)
      const { known } = room
      const gift = known?.given.get(by) ?? simulatedGift(room.host.random, task.asks)
      await contribute(ceremony, { by, passphrase, ...gift }, systemBytes(room, by))
      return `${nameOf(room, by)} gave ${task.asks.join(' and ')}`
    }
    case 'clock':
      return `clocks compared by ${(await stateClocks(room, step, task.at)).join(' and ')}`
    case 'action':
      return await actOn(room, task.action)
    case 'handout':
      return await handOut(room, task.index)
    case 'readback':
      return await readOneBack(room, task.index)
    case 'prove':
      if (kindOf(stateOf(room).ground.plan) === 'drill') {
        await drill(ceremony, room.challenge ?? '')
        return drilledText(stateOf(room))
      }
      await prove(ceremony)
      return 'proved that all shares belong together and recover every key'
    case 'compare':
      return await compareKey(room, step, task.path)
    case 'present':
      return await presentAll(room)
    case 'destroy':
      return await destroyAll(room, task)
    case 'rotate': {
      const by = actorOf(room, step)
      await decideRotation(ceremony, by, passphraseOf(room, by), rehearsedRotation(room))
      return `${nameOf(room, by)} signed when each recovered key is replaced`
    }
    case 'attest': {
      const by = actorOf(room, step)
      await attest(ceremony, by, passphraseOf(room, by), 'agree', '')
      return `${nameOf(room, by)} agrees`
    }
    case 'seal': {
      const by = actorOf(room, step)
      await seal(ceremony, by, passphraseOf(room, by))
      return `${nameOf(room, by)} signed the checkpoint`
    }
    case 'deliver':
      throw new Error('the evidence is written after everybody has signed')
    default:
      return assertNever(task)
  }
}

/** Known bytes in the place of the system's, as long as everything that was given is known. */
function systemBytes(room: Room, by: string): Uint8Array | undefined {
  const givers = [...stateOf(room).entropy.given.map((one) => one.by), by]
  return givers.every((id) => room.known?.given.has(id)) ? room.known?.os : undefined
}

/** Who does a step: the first of those who may who is in the room. */
function actorOf(room: Room, step: StepView): string {
  return actorsOf(room, step)[0] ?? ''
}

function actorsOf(room: Room, { number, who }: StepView): readonly string[] {
  const here = who.filter((id) => isHere(stateOf(room), id))
  if (here.length > 0) return here
  throw new CeremonyError(
    'rule.people',
    say('rehearse.nobody', { step: number, people: who.join(', ') }),
  )
}

/** To a ceremony that opens shares those custodians come who bring one. */
function comerFor(room: Room, id: string): string {
  const state = stateOf(room)
  const { plan } = state.ground
  // New custodians come to a reshare, whether they held a share before or not.
  const dealt = isReshare(plan) ? plan.backup.custodians : []
  const held = continues(plan) ? (liveSet(state)?.shares ?? []) : []
  const shares = held.filter(({ custodian }) => !dealt.includes(custodian))
  const bringing = shares.filter(({ index }) => room.brought.has(index))
  const holds = shares.some(({ custodian }) => custodian === id)
  if (!holds || bringing.some(({ custodian }) => custodian === id)) return id
  const next = bringing.find(({ custodian }) => keyOf(state, custodian) === undefined)
  return next?.custodian ?? id
}

export async function enrolOne(room: Room, id: string): Promise<void> {
  await enrol(room.ceremony, id, passphraseOf(room, id))
}

/** Who is still needed for a step of two; those who do not lead come first. */
function two(room: Room, step: StepView, done: readonly string[]): readonly string[] {
  const able = actorsOf(room, step).filter((id) => !done.includes(id))
  const independent = able.filter((id) => !leads(stateOf(room), id))
  const people = [...new Set([...independent, ...able])].slice(0, 2 - done.length)
  if (people.length + done.length >= 2) return people
  throw new CeremonyError('rule.people', say('rehearse.two', { step: step.number }))
}

async function stateClocks(
  room: Room,
  step: StepView,
  at: Extract<Task, { do: 'clock' }>['at'],
): Promise<readonly string[]> {
  const stated = stateOf(room).clocks.filter((one) => one.at === at)
  const people = two(
    room,
    step,
    stated.map((one) => one.by),
  )
  for (const id of people) await readClocks(room, id, at)
  return people
}

/** The gates are run, unless a run waits to be read, and two people sign for it. */
async function passGates(room: Room, step: StepView): Promise<readonly string[]> {
  const { ceremony } = room
  if (lastRun(stateOf(room)) === undefined || stateOf(room).gatesStale) await runGates(ceremony)
  const run = lastRun(stateOf(room))
  const people = two(
    room,
    step,
    (run?.confirmed ?? []).map(({ by }) => by),
  )
  for (const by of people) await confirmGates(ceremony, by, passphraseOf(room, by), run?.entry ?? 0)
  return people
}

/** One person reads their watch, which no jump of the machine's clock has moved. */
export async function readClocks(
  room: Room,
  by: string,
  at: 'opening' | 'closing' | 'jump',
): Promise<void> {
  const watch = formatTime(room.host.clock() - room.clock.ahead)
  const reading = { at, watch, room: `${watch.slice(11, 16)} UTC` }
  await stateClock(room.ceremony, by, passphraseOf(room, by), reading)
}

/** Has an action approved and carries it out. */
async function actOn(room: Room, action: Action): Promise<string> {
  const approvers = await authorise(room, action)
  const { ceremony } = room
  if (action === 'begin') record(ceremony, { do: 'begin' }, leader(ceremony))
  else if (action === 'generate') await generate(ceremony)
  else if (action === 'wrap') await wrapAll(ceremony)
  else if (action === 'export') await exportAll(ceremony)
  else if (action === 'close') close(ceremony)
  return `${action}: approved by ${approvers.join(', ')}`
}

/** Days after which a rehearsed recovery replaces its keys. */
const SOON = 90

/** What a drill came to, and never more than that. */
function drilledText({ drilled, findings }: State): string {
  const unopened = findings.map(({ label }) => label).join(', ')
  if (drilled === undefined) return `no backup opened: ${unopened}; nothing was proven`
  const opened = openedIn(drilled.challenge).join(', ')
  const all = 'every backup was opened and checked in memory, and the challenge is signed'
  return unopened === ''
    ? all
    : `the backups of ${opened} were opened and the challenge is signed; not opened: ${unopened}`
}

function rehearsedRotation(room: Room): What<'rotation.decided'>['decisions'] {
  const day = formatTime(parseTime(stateOf(room).time) + SOON * 86_400_000).slice(0, 10)
  const decided = { decision: 'rotate', by: day, reason: 'Recovered in a rehearsal.' } as const
  return liveKeys(stateOf(room)).map(({ label }) => ({ label, ...decided }))
}

async function compareKey(room: Room, step: StepView, path: string): Promise<string> {
  const compared = stateOf(room).compared.filter((one) => one.path === path)
  const people = two(
    room,
    step,
    compared.map((one) => one.by),
  )
  for (const by of people) {
    const typed = typedWords(room, by, path)
    await compare(room.ceremony, by, passphraseOf(room, by), path, typed)
  }
  return `wrapping key of ${path} compared by ${people.join(' and ')}`
}

/** The words that somebody is asked for, from a paper that agrees with the plan. */
export function typedWords(room: Room, by: string, path: string): readonly string[] {
  const planned = stateOf(room).ground.planned.find((one) => one.path === path)
  const words = toWords(fromHex(planned?.wrappingKey ?? ''))
  return comparePositions(room.ceremony, by, path).map((position) => words[position - 1] ?? '')
}
