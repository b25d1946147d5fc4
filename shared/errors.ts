import { type Place, PLACED_HINTS, placedHint } from './places.ts'
import type { Tick } from './steps.ts'
import { inEnglish, type Saying } from './text/saying.ts'

/**
 * Every way in which Claviger refuses, and what to do then. The list is closed: a new refusal is a
 * new line here. Codes are stable; messages and hints may be improved.
 */
export const HINTS = {
  // the machine and the command line
  'usage.invalid': 'Run claviger without arguments to see the commands.',
  'io.failed': 'Check the medium and the permissions, then try again.',
  'output.exists': 'Choose a name that does not exist yet. Nothing is ever overwritten.',
  'file.missing': 'Check the name and the folder.',
  'file.unsafe': 'Use a regular file inside the folder: no link, device or pipe.',
  'file.toolarge': 'Check that this is the right file.',
  'format.newer': 'Use a newer release of Claviger for this file.',
  'selftest.failed': 'Do not use this machine or this copy of Claviger for a ceremony.',
  // encodings
  'json.invalid': 'Check the file with the people who made it.',
  'text.invalid': 'Retype the text without control or invisible characters.',
  'encoding.invalid': 'Check that the file was copied completely.',
  'key.invalid': 'Use the public key exactly as it was handed out.',
  'signature.invalid': 'Treat the file as altered and keep it as evidence.',
  // plan
  'plan.invalid': 'Correct the plan and check it again.',
  'plan.version': 'Use the release of Claviger that this plan was written for.',
  'entropy.invalid': 'Correct the file of known inputs and rehearse again.',
  'room.invalid': 'Correct the room file and rehearse again.',
  'wrappingkey.invalid': 'Fetch the wrapping key again and compare its fingerprint.',
  'package.invalid': 'Correct the target in the plan, or fetch new import parameters.',
  // the rules of a ceremony
  'rule.order': 'Follow the script: do the current step first.',
  'rule.script': 'Do the step that is named first, or have an exception about it co-signed.',
  'rule.locked': 'Have at least two people come back, then end the break.',
  'rule.mode': 'Use a plan of the right mode.',
  'rule.role': 'Ask a person with the right role.',
  'rule.duties': 'Give each duty to a different person.',
  'rule.approval': 'Collect the approvals that the policy asks for.',
  'rule.intent': 'Declare the action again and have it approved again.',
  'rule.parameters': 'Declare the action again with the parameters of the plan.',
  'rule.knowledge': 'Choose other custodians, or a higher threshold.',
  'rule.receipt': 'Have every custodian read back their share and sign for it.',
  'rule.proof': 'Prove the share set before anything leaves the vault.',
  'rule.exposure': 'Record what happened as an exception and have two others co-sign it.',
  'rule.exception': 'Have at least two other people co-sign.',
  'rule.resume': 'Have two people state the entry and the head that they noted.',
  'rule.people': 'Enrol the people of the plan first.',
  'rule.end': 'The ceremony has ended. Start a new one.',
  'rule.key': 'Make a new key.',
  'rule.statement': 'Sign the statement that is on the screen.',
  'rule.gate':
    'Look at the gates: open each one, confirm it by two people, or waive it by an exception.',
  'rule.entropy': 'Have everybody whom the plan names give their dice or text first.',
  'rule.clock': 'Compare the clock of this machine with two watches.',
  'rule.files': 'Write the evidence again.',
  // people and secrets
  'dice.refused': 'Roll again, all of it, with a die that nobody has touched up.',
  'text.refused': 'Type a longer text, one that nobody else knows.',
  'text.secret':
    'Take the share out of the text. What stands here is for everybody to read. Write a serial number without gaps.',
  'passphrase.wrong': 'Type the passphrase again. Capital letters and spaces count.',
  'passphrase.weak': 'Use six random words, or more characters.',
  'fingerprint.mismatch': 'Stop. Compare the paper with the person who fetched the key.',
  'share.invalid': 'Compare the text with the card, group by group.',
  'share.mistyped': 'Compare the text with the card, group by group.',
  'share.duplicate': 'This share is here already. Go on with another custodian.',
  'share.foreign': 'Use a share of this set.',
  'share.superseded':
    'Use the share set that replaced this one, if there is one, with its own evidence.',
  'share.rehearsal': 'A rehearsal share opens nothing. Bring the production card.',
  'share.version': 'Use the release of Claviger that made this card.',
  'share.custodian': 'Bring your own card.',
  'share.damaged': 'Use another copy of this share, or another custodian.',
  'share.forged': 'Stop. Keep this share as evidence and use another custodian.',
  'share.few': 'Bring more shares of this set.',
  'share.wrong': 'Stop. The shares do not belong together.',
  'age.invalid': 'Use another copy of this file, or another custodian.',
  'age.recipient': 'Ask the custodian what opens this file: a passphrase or an identity.',
  'age.key': 'Use the recipient or the identity file exactly as age-keygen made it.',
  'key.commitment': 'Stop. The key that came out is not the one the log names.',
  'vault.empty': 'The secrets are gone. Follow the script for what can be done.',
  // evidence
  'bundle.missing': 'Check the path of the bundle.',
  'bundle.file': 'Treat the bundle as altered. Use another copy.',
  'bundle.stray':
    'Delete nothing. Copy the folder, put it in order in the copy, or use another copy of the bundle.',
  'backup.damaged':
    'Look for another copy of the backup file. If there is none, recover the other keys, and reshare or replace what is left.',
  'log.line': 'Treat the log as altered. Use another copy.',
  'log.chain': 'Treat the log as altered. Use another copy.',
  'log.signature': 'Treat the log as altered. Use another copy.',
  'log.event': 'Treat the log as altered, or use the release that wrote it.',
  'checkpoint.invalid': 'Treat the bundle as altered. Use another copy.',
  'signers.mismatch': 'Compare the paper list with the people. Do not trust this bundle.',
  'head.mismatch': 'Compare the head on paper. Do not trust this bundle.',
  'expect.unmet': 'This bundle is not what you asked for.',
  // the store
  'store.edited': 'Keep the file as evidence. Do not go on with this ceremony.',
  'store.busy': 'Close the other Claviger that has this ceremony open.',
  'store.newer': 'Use the newer release of Claviger that wrote this file.',
  // documents on the screen and on paper
  'document.missing': 'Go back to the list and choose a document from it.',
  'document.later': 'Do the step first that it comes after. The list says which.',
  'document.withheld': 'First have two people state the entry and the head that they noted.',
  'document.unsafe': 'Treat the bundle as altered. Use another copy.',
  'document.unsaved': 'Use another medium, or make room on this one, and save it again.',
  'document.lost': 'Print or save it once more. If it happens again, start the application again.',
  'printer.missing':
    'Connect the printer and set it up in the system. Or save the document on the medium.',
  'printer.failed': 'Look at cable, paper and power, and print again. Or save it on the medium.',
  // the bridge
  'call.invalid': 'Start the application again.',
  'call.cancelled': 'Nothing was made. Start the step again when you are ready.',
  'host.refused':
    'Use the packaged application for a production ceremony. The operator guide says how to make it.',
} as const

export type Code = keyof typeof HINTS

/** What to do now, for a person, for each code, and for the place where that says more. */
export function hintFor(code: Code, place?: Place): string {
  const placed = place === undefined ? undefined : placedHint(PLACED_HINTS[place], code)
  return placed ?? HINTS[code]
}

/** True for a string that is one of the closed list of codes. */
export function isCode(value: string): value is Code {
  return Object.hasOwn(HINTS, value)
}

/**
 * An expected refusal: what is wrong (lower case, no full stop), its code, and where.
 * Impossible states throw a plain Error instead. Never carries anything secret.
 */
export class CeremonyError extends Error {
  override readonly name = 'CeremonyError'
  readonly code: Code
  /** What is wrong, before it is put into words of a language: the message is the English of it. */
  readonly said: Saying
  readonly path: string | undefined
  /** The entry of a log that is at fault. */
  readonly entry: number | undefined
  readonly faults: readonly Fault[] | undefined
  /** Where it comes from, when that changes what is safe or what to do next. */
  readonly place: Place | undefined
  /** How far work was that somebody stopped. */
  readonly tick: Tick | undefined

  constructor(code: Code, said: Saying, where: Where = {}) {
    super(inEnglish(said))
    this.code = code
    this.said = said
    this.path = where.path
    this.entry = where.entry
    this.faults = where.faults
    this.place = where.place
    this.tick = where.tick
  }

  get hint(): string {
    return hintFor(this.code, this.place)
  }

  /** The same refusal, from this place. */
  at(place: Place): CeremonyError {
    const { code, said, path, entry, faults, tick } = this
    return new CeremonyError(code, said, {
      place,
      ...(path === undefined ? {} : { path }),
      ...(entry === undefined ? {} : { entry }),
      ...(faults === undefined ? {} : { faults }),
      ...(tick === undefined ? {} : { tick }),
    })
  }
}

/** Where a refusal stands: a field or file, an entry of the log, or a list of faults. */
interface Where {
  readonly path?: string
  readonly entry?: number
  readonly faults?: readonly Fault[]
  readonly place?: Place
  readonly tick?: Tick
}

/** One fault of an input, with the path of the field. */
export interface Fault {
  readonly path: string
  /** In English, as the command line says it. */
  readonly message: string
  /** The same before it is put into words of a language. */
  readonly saying: Saying
}

/** A fault at a path, from what is wrong there. */
export function faultAt(path: string, saying: Saying): Fault {
  return { path, message: inEnglish(saying), saying }
}

/** For the end of a switch over a closed union. */
export function assertNever(value: never): never {
  throw new Error(`impossible value ${JSON.stringify(value)}`)
}
