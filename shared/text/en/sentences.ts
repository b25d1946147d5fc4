import type { CeremonyEvent, What } from '../../ceremony/events.ts'
import { METHOD_TABLE } from '../../ceremony/methods.ts'
import type { Action } from '../../ceremony/plan.ts'
import { openedIn } from '../../crypto/challenge.ts'
import type { BackupFault } from '../../ipc/views/coverage.ts'
import { findings } from './findings.ts'
import { actionNames } from './names.ts'
import { refusedWords } from './refused.ts'
import { givenText, subjectText } from './signed.ts'

/**
 * One entry in words that a witness understands; `name` is that of a person of the plan, `asked`
 * the action of an intent, which an approval does not name itself.
 */
export function sentence(
  event: CeremonyEvent,
  name: (id: string) => string,
  asked: (intent: string) => Action | undefined = () => undefined,
): string {
  const actor = name(event.actor)
  switch (event.type) {
    case 'ceremony.opened':
      return `The log of this ${event.what.mode} was opened by ${event.what.software}.`
    case 'participant.enrolled':
      return `${event.what.name} enrolled with key ${event.what.fp}.`
    case 'duties.relaxed':
      return 'The plan relaxes the separation of duties for this rehearsal.'
    case 'source.admitted':
      return `The evidence of ceremony ${event.what.ceremony} was verified: any ${event.what.threshold} of ${event.what.n} shares of set ${event.what.set} open ${event.what.keys.map(({ label }) => label).join(', ')}.${damageSentence(event.what.damaged)}`
    case 'preflight.recorded':
      return gatesSentence(event.what)
    case 'preflight.confirmed':
      return `${actor} read the gates of entry ${event.what.run}${event.what.gates.length === 0 ? '' : `, and vouches for: ${event.what.gates.join(', ')}`}.`
    case 'recorder.unlocked':
      return `The program was restarted. ${name(event.what.by)} unlocked the recorder key.`
    case 'head.stated':
      return `${actor} stated the running head noted before the restart, of entry ${event.what.entry}.`
    case 'intent.declared':
      return `${actor} declared ${event.what.intent}${whatFor(event.what.action)}.`
    case 'intent.approved':
      return `${actor} approved ${event.what.intent}${whatFor(asked(event.what.intent))}.`
    case 'intent.withdrawn':
      return `${actor} withdrew the approval of ${event.what.intent}${whatFor(asked(event.what.intent))}.`
    case 'ceremony.begun':
      return 'The ceremony has begun.'
    case 'entropy.given':
      return `${actor} gave ${givenText(event.what.given)} for the randomness of this ceremony.`
    case 'entropy.mixed':
      return `What ${listed(event.what.sources.map(({ by }) => name(by))) || 'nobody'} gave was mixed with ${event.what.os} bytes of the operating system. From this mix come keys, shares and salts; RSA keys and OAEP seeds do not.${event.what.known ? ' ALL INPUTS ARE KNOWN: these keys protect nothing.' : ''}`
    case 'entropy.system':
      return event.what.reason === 'plan'
        ? 'Everything random is drawn from the operating system alone, as planned.'
        : 'The mix was lost in the restart. From here on everything random is drawn from the operating system alone.'
    case 'key.generated':
      return `Key ${event.what.label} (${event.what.algorithm}) was generated. ${event.what.kcv === undefined ? `Public key ${event.what.spki}` : `Check value ${event.what.kcv}`}.`
    case 'shares.made':
      return `The backup key was split: any ${event.what.threshold} of ${event.what.n} shares of set ${event.what.set} recover.`
    case 'share.release.started':
      return `Handing out share ${event.what.index} to ${name(event.what.custodian)} began (copy ${event.what.copy}).`
    case 'share.release.finished':
      return `Share ${event.what.index} was handed out to ${name(event.what.custodian)}.`
    case 'share.release.failed':
      return `Handing out share ${event.what.index} failed. It counts as exposed.`
    case 'share.read':
      return `Share ${event.what.index} was read back (${event.what.how}) from ${event.what.medium}.`
    case 'share.received':
      return `${actor} signed the receipt for share ${event.what.index}.`
    case 'share.presented':
      return `${name(event.what.custodian)} presented share ${event.what.index}${event.what.how === undefined ? '' : ` (${event.what.how})`}.`
    case 'vault.refilled':
      return 'The vault was filled again from a quorum of shares.'
    case 'shares.proven':
      return 'The proof holds: all shares belong together and recover every key.'
    case 'set.superseded':
      return `Share set ${event.what.set} is superseded by set ${event.what.by}. Destroy its cards and every copy of its backup files: together they still open the keys.`
    case 'shares.voided':
      return `Share set ${event.what.set} is void. Shares handed out: ${event.what.indexes.join(', ') || 'none'}. Return and destroy them.`
    case 'key.lost':
      return `Key ${event.what.label} is lost. It is not to be used.`
    case 'vault.emptied':
      return 'The vault is empty since the restart. The backups stand.'
    case 'backup.made':
      return `The backup of ${event.what.label} was made (${event.what.bytes} bytes).`
    case 'fingerprint.compared':
      return `${actor} compared the wrapping key of ${event.what.path} with paper.`
    case 'package.started':
      return `Wrapping ${event.what.label} for ${event.what.provider} began.`
    case 'package.finished':
      return `The package ${event.what.path} is finished.`
    case 'package.failed':
      return `The package ${event.what.path} failed (${event.what.code}).`
    case 'export.started':
      return `Writing key material of ${event.what.label} to ${event.what.file} in ${event.what.folder} began.`
    case 'export.finished':
      return `Key material of ${event.what.label} is in the file ${event.what.file}.`
    case 'export.failed':
      return `Writing ${event.what.file} failed (${event.what.code}). It counts as exposed.`
    case 'rotation.decided':
      return `${actor} decided: ${event.what.decisions.map((one) => (one.decision === 'rotate' ? `${one.label} is replaced by ${one.by}` : `${one.label} is kept`)).join(', ')}.`
    case 'backups.failed':
      return `A backup does not open. ${faultList(event.what.failed)} Nothing is proven of it.`
    case 'drill.failed':
      return 'Drill: no backup opened. Nothing was proven and nothing was signed.'
    case 'drill.proven':
      return `Drill: shares ${event.what.shares.map(({ index }) => index).join(', ')} opened the backups of ${openedIn(event.what.challenge).join(', ')} in memory and signed the challenge.`
    case 'bag.examined':
      return `${actor} examined the bag of ${thingName(event.what.thing)}: ${event.what.seal === 'none' ? 'there was none' : `${event.what.bag}, seal ${event.what.seal}`}.`
    case 'destruction.started':
      return `${name(event.what.by)} is about to destroy ${thingName(event.what.thing)}: ${METHOD_TABLE[event.what.method].words}.`
    case 'destruction.finished':
      return `${actor} signed that ${thingName(event.what.thing)} is destroyed.`
    case 'destruction.failed':
      return `The destruction of ${thingName(event.what.thing)} did not come to an end: ${event.what.reason}`
    case 'destruction.missing':
      return `${actor} says that ${thingName(event.what.thing)} cannot be produced: ${event.what.reason}`
    case 'destruction.witnessed':
      return `${actor} looked on and signed for ${thingName(event.what.thing)}.`
    case 'access.refused':
      return `Refused: ${refusedWords(event.what.code)}, in the name of ${name(event.what.claimed)}${event.what.count === 1 ? '' : `, ${event.what.count} times`}.`
    case 'exception.raised':
      return `${actor} raised exception ${event.what.exception} about ${subjectText(event.what.about)}.`
    case 'exception.cosigned':
      return `${actor} co-signed exception ${event.what.exception}.`
    case 'clock.stepped':
      return `The clock of the machine went back by ${event.what.seconds} seconds.`
    case 'clock.jumped':
      return `The clock of the machine jumped by ${event.what.seconds} seconds after ${event.what.since}.`
    case 'clock.stated':
      return `${actor} read ${event.what.watch} on their own watch; the machine differs by ${event.what.seconds} seconds. Clock of the room: ${event.what.room}.`
    case 'person.left':
      return `${name(event.what.id)} left the room: ${event.what.reason}`
    case 'person.returned':
      return `${actor} is back.`
    case 'break.started':
      return `${name(event.what.by)} called a break: ${event.what.reason}`
    case 'break.ended':
      return `${name(event.what.by)} ended the break.`
    case 'role.handed':
      return `${actor} took over from ${name(event.what.from)}: ${event.what.roles.join(', ')}.`
    case 'duty.acknowledged':
      return `${actor} accepted the duties of a custodian.`
    case 'step.recorded':
      return `${name(event.what.by)} did step ${event.what.step}: ${event.what.result}`
    case 'attestation.given':
      return event.what.verdict === 'agree'
        ? `${actor} agrees.${event.what.remarks === '' ? '' : ` Remarks: ${event.what.remarks}`}`
        : `${actor} DISAGREES. ${event.what.remarks}`
    case 'files.listed':
      return `${Object.keys(event.what.files).length} files of the evidence were listed.`
    case 'ceremony.closed':
      return 'The ceremony was closed.'
    case 'ceremony.aborted':
      return `The ceremony was aborted at the request of ${name(event.what.by)}: ${event.what.reason}`
    case 'ceremony.terminated':
      return `The ceremony was terminated at the request of ${name(event.what.by)}: ${event.what.reason}`
  }
}

/** What an intent asks for, behind its number. */
function whatFor(action: Action | undefined): string {
  if (action === undefined) return ''
  const words = actionNames[action]
  return `: ${words.charAt(0).toLowerCase()}${words.slice(1)}`
}

/** `share:2:1` as people say it. */
function thingName(thing: string): string {
  const [of, what, copy] = thing.split(':')
  if (of === 'copy') return `backup copy ${what}`
  return copy === '1' ? `share ${what}` : `share ${what}, hand-out ${copy}`
}

function gatesSentence({ gates }: What<'preflight.recorded'>): string {
  const names = (verdict: string) =>
    gates.filter((one) => one.verdict === verdict).map(({ gate }) => gate)
  const failed = names('fail')
  const asked = names('ask')
  return [
    `The gates were run: ${names('pass').length} of ${gates.length} open.`,
    ...(failed.length === 0 ? [] : [`CLOSED: ${failed.join(', ')}.`]),
    ...(asked.length === 0 ? [] : [`Two people are asked about: ${asked.join(', ')}.`]),
  ].join(' ')
}

function listed(names: readonly string[]): string {
  return [...new Set(names)].join(' and ')
}

function faultList(faults: readonly { label: string; fault: BackupFault }[]): string {
  return faults.map(({ label, fault }) => findings.one(label, findings.faults[fault])).join(' ')
}

function damageSentence(damaged: What<'source.admitted'>['damaged'] = []): string {
  if (damaged.length === 0) return ''
  return ` Backups are damaged in this copy, and this ceremony goes on without them. ${faultList(damaged)}`
}
