/** What goes otherwise in a rehearsal: one scene for each kind of incident, by the real services. */
import { rmSync } from 'node:fs'
import { isServed, voidReason } from '#shared/ceremony/intents.ts'
import type { Exception } from '#shared/ceremony/state/exception.ts'
import { keyOf, presentPeople } from '#shared/ceremony/standing.ts'
import { assertNever, CeremonyError, type Code } from '#shared/errors.ts'
import { openStore } from '../db/store.ts'
import { enrolOne, readClocks, typedWords } from './acting.ts'
import { authorise, leaderOf, nameOf, passphraseOf, type Room, stateOf, twoOf } from './actors.ts'
import { cosignException, raiseException, withdraw } from './approving.ts'
import { sign } from './ceremony.ts'
import { abort, attest } from './closing.ts'
import { handOver } from './handover.ts'
import { reEnrol } from './opening.ts'
import { resumeCeremony, stateHead } from './resuming.ts'
import { compare } from './packaging.ts'
import { suggestPassphrase } from './passphrase.ts'
import { endBreak, leaveRoom, returnToRoom, startBreak } from './presence.ts'
import { missOne } from './rehearsed-end.ts'
import { sharePath } from './rehearsed-shares.ts'
import type { Incident, IncidentOf } from './roomfile.ts'

/** Lets one incident happen. What the rules refuse is thrown, with its place in the story. */
export async function befall(room: Room, incident: Incident): Promise<void> {
  try {
    room.say(`  ${incident.do}: ${await scene(room, incident)}`)
    collectVoid(room)
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    throw new CeremonyError(error.code, error.said, { path: incident.place })
  }
}

async function scene(room: Room, incident: Incident): Promise<string> {
  const { ceremony } = room
  switch (incident.do) {
    case 'leave':
      leaveRoom(ceremony, incident.person, incident.reason)
      return `${nameOf(room, incident.person)} left: ${incident.reason}`
    case 'return':
      await comeBack(room, incident.person)
      return `${nameOf(room, incident.person)} is back`
    case 'break': {
      const { by = leaderOf(stateOf(room)), reason, minutes } = incident
      room.gone = stateOf(room).away
      startBreak(ceremony, by, reason)
      return minutes === undefined ? reason : `${reason} (${minutes} minutes)`
    }
    case 'resume':
      return await resume(room, incident)
    case 'hand-over': {
      const { from, to } = incident
      if (keyOf(stateOf(room), to) === undefined) await enrolOne(room, to)
      await handOver(ceremony, to, passphraseOf(room, to), from)
      return `${nameOf(room, to)} takes over from ${nameOf(room, from)}`
    }
    case 're-enrol':
      return await newPassphrase(room, incident)
    case 'exception': {
      const { by, about = { kind: 'note' }, expected, happened, decided, cosigners } = incident
      const story = { about, expected, happened, decided }
      return await except(room, by, story, cosigners)
    }
    case 'skip':
      return await skip(room, incident)
    case 'withdraw':
      return await takeBack(room, incident)
    case 'wrong-passphrase': {
      const { person } = incident
      await refused('passphrase.wrong', () =>
        sign(ceremony, person, `not ${passphraseOf(room, person)}`, () => {
          throw new Error('a wrong passphrase opened a key')
        }),
      )
      return `${nameOf(room, person)} typed a wrong passphrase, which was refused`
    }
    case 'wrong-words':
      return await wrongWords(room, incident)
    case 'missing': {
      const { by, thing, reason } = incident
      await missOne(room, thing, by, reason)
      return `${nameOf(room, by)} cannot produce ${thing}: ${reason}`
    }
    case 'disagree': {
      const { person, remarks } = incident
      await attest(ceremony, person, passphraseOf(room, person), 'disagree', remarks)
      return `${nameOf(room, person)}: ${remarks}`
    }
    case 'clock-jump': {
      const { seconds, people = twoOf(stateOf(room)) } = incident
      room.clock.ahead += seconds * 1000
      ceremony.ledger.settle()
      for (const id of people) await readClocks(room, id, 'jump')
      return `the clock jumped by ${seconds} seconds; read by ${people.join(' and ')}`
    }
    case 'abort': {
      const { by, reason, signed = true } = incident
      await abort(ceremony, by, reason, signed ? passphraseOf(room, by) : undefined)
      return `${nameOf(room, by)}: ${reason}`
    }
    case 'restart':
      return await restart(room, incident)
    default:
      return assertNever(incident)
  }
}

async function comeBack(room: Room, id: string): Promise<void> {
  await returnToRoom(room.ceremony, id, passphraseOf(room, id))
}

/** The end of a break: everybody who was there before it comes back, unless the story says who. */
async function resume(room: Room, { by, people }: IncidentOf<'resume'>): Promise<string> {
  const back = people ?? stateOf(room).away.filter((id) => !room.gone.includes(id))
  for (const id of back) await comeBack(room, id)
  endBreak(room.ceremony, by ?? leaderOf(stateOf(room)))
  return `${back.length} people are back`
}

interface Story {
  readonly about: Exception['about']
  readonly expected: string
  readonly happened: string
  readonly decided: string
}

/** An exception, raised by one and co-signed by those named or by two others in the room. */
async function except(
  room: Room,
  by: string,
  story: Story,
  cosigners: readonly string[] = twoOf(stateOf(room), [by, ...concerned(story.about)]),
): Promise<string> {
  await raiseException(room.ceremony, by, passphraseOf(room, by), story)
  const exception = stateOf(room).exceptions.at(-1)?.exception ?? ''
  for (const id of cosigners)
    await cosignException(room.ceremony, id, passphraseOf(room, id), exception)
  return `${exception} raised by ${by}, co-signed by ${cosigners.join(' and ')}: ${story.happened}`
}

function concerned(about: Exception['about']): readonly string[] {
  return 'person' in about ? [about.person] : []
}

async function skip(room: Room, incident: IncidentOf<'skip'>): Promise<string> {
  const { by, reason, cosigners } = incident
  const step = incident.step ?? incident.before ?? incident.after ?? ''
  const row = stateOf(room).ground.script.find((one) => one.step === step)
  const story: Story = {
    about: { kind: 'step', step },
    expected: row?.expected ?? step,
    happened: reason,
    decided: 'The step is left out.',
  }
  return await except(room, by, story, cosigners)
}

/** Rule 9: somebody forgot their passphrase; others sign for a new key. */
async function newPassphrase(
  room: Room,
  { person, cosigners }: IncidentOf<'re-enrol'>,
): Promise<string> {
  const name = nameOf(room, person)
  const [by = person] = twoOf(stateOf(room), [person])
  const story: Story = {
    about: { kind: 'enrolment', person },
    expected: `${name} signs with their own passphrase.`,
    happened: `${name} does not know their passphrase any more.`,
    decided: `${name} is enrolled again with a new key.`,
  }
  const others = cosigners ?? twoOf(stateOf(room), [person, by])
  const said = await except(room, by, story, others)
  room.passphrases.set(person, suggestPassphrase(room.host.random))
  await reEnrol(room.ceremony, person, passphraseOf(room, person))
  return `${said} ${name} has a new key.`
}

/** An approval taken back; what was not declared yet is declared and approved for it. */
async function takeBack(room: Room, { by, action }: IncidentOf<'withdraw'>): Promise<string> {
  const open = () =>
    stateOf(room).intents.findLast(
      (one) =>
        one.action === action &&
        !isServed(one) &&
        voidReason(one, room.ceremony.ledger.now()) === undefined,
    )
  if (open() === undefined) await authorise(room, action)
  await withdraw(room.ceremony, by, passphraseOf(room, by), open()?.intent ?? '')
  return `${nameOf(room, by)} takes back the approval to ${action}`
}

async function wrongWords(room: Room, incident: IncidentOf<'wrong-words'>): Promise<string> {
  const { person, path = stateOf(room).ground.planned[0]?.path ?? '' } = incident
  const wrong = typedWords(room, person, path).map((word) => `${word}x`)
  await refused('fingerprint.mismatch', () =>
    compare(room.ceremony, person, passphraseOf(room, person), path, wrong),
  )
  return `${nameOf(room, person)} typed other words for ${path}, which were refused`
}

/** For what must be refused: with this code, or the rehearsal ends with the refusal it met. */
async function refused(code: Code, act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (error instanceof CeremonyError && error.code === code) return
    throw error
  }
  throw new Error(`${code} was not refused`)
}

/** The program ends without a word and is started again; two people state what they noted. */
async function restart(room: Room, incident: IncidentOf<'restart'>): Promise<string> {
  const { ledger, store, vault } = room.ceremony
  const noted = { entry: ledger.state.entries - 1, head: ledger.runningHead }
  const here = presentPeople(ledger.state)
  const { by = here[0] ?? '', people = here.slice(0, 2) } = incident
  vault.wipe()
  ledger.lock()
  store.close()
  room.ceremony = await reopened(room, by)
  if (stateOf(room).resuming === undefined) return `${nameOf(room, by)} unlocked the ceremony`
  for (const id of people) await stateHead(room.ceremony, id, passphraseOf(room, id), noted)
  return `${nameOf(room, by)} unlocked the log; ${people.join(' and ')} stated entry ${noted.entry}`
}

async function reopened(room: Room, by: string) {
  const store = openStore(room.database)
  try {
    return await resumeCeremony(room.host, store, by, passphraseOf(room, by))
  } catch (error) {
    store.close()
    throw error
  }
}

/** Shares of a void set are collected and destroyed. */
function collectVoid(room: Room): void {
  for (const { set, shares, voided } of stateOf(room).sets)
    if (voided) for (const { index } of shares) rmSync(sharePath(room, set, index), { force: true })
}
