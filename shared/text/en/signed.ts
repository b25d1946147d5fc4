/**
 * The English that people sign. A verifier makes these words again and compares them letter by
 * letter: whoever changes one refuses every log that was signed before. They are the same in every
 * language of the application; a translation beside them is for reading.
 */
import type { Subject, What } from '../../ceremony/events.ts'

/** What holds at a gate. */
export const claims = {
  network: 'no network interface is up but loopback',
  radio: 'no Wi-Fi, Bluetooth or mobile radio is on',
  swap: 'no memory is swapped to disk',
  hibernation: 'the machine cannot hibernate',
  'core-dumps': 'a crash leaves no memory on disk',
  disk: 'the disk is encrypted, or the system runs from memory',
  clock: 'time and time zone are right',
  space: 'there is free space for the evidence',
  medium: 'a medium for the evidence is in place and writable',
  'read-only': 'the program cannot be changed while it runs',
  power: 'the machine is on mains power',
  'screen-lock': 'no screen lock or screen saver is on',
  users: 'no other user is logged in',
  watchers: 'no remote desktop and no screen capture runs',
  debugger: 'no debugger and no inspector is attached',
  sandbox: 'the page runs in its sandbox',
  build: 'the program is the one that was started',
  'self-test': 'every primitive gives its known answers',
  random: 'the random generator is healthy',
}

/** The names of the gates. */
export type GateName = keyof typeof claims

/** What holds at a gate, by its name. */
export function claimOf(gate: string): string {
  return new Map(Object.entries(claims)).get(gate) ?? gate
}

/** What somebody gave, by its amount alone. */
export function givenText(given: What<'entropy.given'>['given']): string {
  return given
    .map(({ kind, count }) =>
      kind === 'dice' ? `${count} rolls of a die` : `${count} bytes of text`,
    )
    .join(' and ')
}

/** What an exception is about, in words. */
export function subjectText(about: Subject): string {
  switch (about.kind) {
    case 'note':
      return 'the ceremony'
    case 'exposure':
      return `what was started in entry ${about.entry} and has no end${seenText(about.seen)}`
    case 'receipt':
      return `the missing receipt for share ${about.index} of set ${about.set}`
    case 'absence':
      return `the absence of ${about.person}`
    case 'package':
      return `the package ${about.path}, which is given up`
    case 'ending':
      return 'ending the ceremony after packages have left'
    case 'step':
      return `step ${about.step} of the script`
    case 'enrolment':
      return `a new key for ${about.person}`
    case 'gate':
      return `the gate ${about.gate} (${claimOf(about.gate)}) as read in entry ${about.entry}`
  }
}

function seenText(seen: readonly string[] | undefined): string {
  return seen === undefined ? '' : `, seen by ${seen.join(', ')}`
}
