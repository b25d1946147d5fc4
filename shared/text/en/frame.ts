import type { Action } from '../../ceremony/plan.ts'
import { plural } from '../plural.ts'
import { actionNames } from './names.ts'

const shortActions: Record<Action, string> = {
  ...actionNames,
  begin: 'Begin the ceremony',
  generate: 'Generate and split',
  release: 'Release the shares',
  wrap: 'Wrap the keys',
  recover: 'Fill the vault again',
}

export const header = {
  state: 'State of the ceremony',
  phase: 'Phase',
  clock: 'Clock, UTC',
  people: 'Enrolled',
  peopleOf: (count: number, all: number) => `${count} of ${all}`,
  enrolled: 'enrolled',
  notEnrolled: 'not enrolled yet',
  enrolNow: (name: string) => `Enrol ${name} now`,
  here: (count: number) => `${count} here`,
  slipOf: (name: string, away: string) => `Slip of ${name}${away === '' ? '' : `, ${away}`}`,
}

export const tasks = {
  preflight: 'Pass the gates',
  enrol: (name: string) => `Enrol ${name}`,
  acknowledge: (name: string) => `Duties of ${name}`,
  entropy: (name: string) => `What ${name} gives`,
  clock: { opening: 'Read the clocks at the opening', closing: 'Read the clocks at the closing' },
  action: shortActions,
  handout: (index: number) => `Hand out share ${index}`,
  readback: (index: number) => `Read back share ${index}`,
  prove: 'Prove the share set',
  present: 'Bring a quorum of shares',
  rotate: 'Decide when the keys are replaced',
  destroy: {
    share: (index: number) => `Destroy share ${index}`,
    copy: (id: string) => `Destroy backup copy ${id}`,
  },
  compare: (label: string, provider: string) => `Compare the key of ${provider} for ${label}`,
  attest: (name: string) => `Statement of ${name}`,
  seal: (name: string) => `Signature of ${name}`,
  deliver: 'Write the evidence',
}

export const spine = {
  title: 'Script',
  count: (done: number, all: number) => `${done} of ${all} done`,
  now: 'Now',
  done: 'done',
  skipped: 'skipped',
  at: (entry: number) => `entry ${entry}`,
}

export const recorded = {
  title: 'Recorded',
  none: 'Nothing yet.',
  log: 'Whole log',
  exception: 'Raise an exception',
  exceptions: (open: number) => `Exceptions: ${open} open`,
  abort: 'Abort',
  warnings: (count: number) => plural(count, 'warning', 'warnings'),
}

export const step = {
  number: (step: number) => `Step ${step}`,
  acts: 'Acts',
  eitherOf: 'one of',
  expected: 'Expected',
  anyTwo: 'any two people in the room',
  inPlaceOf: (name: string) => `in place of ${name}`,
  nobody: (names: string) => `Not in the room: ${names}`,
  nobodyHint:
    'The step waits. Record who comes back under "The room". Or raise an exception about it.',
  noneLeft: 'The script is done',
  noneLeftHint: 'Nothing is left to do in this ceremony.',
  exposed: (count: number) =>
    `${plural(count, 'thing was', 'things were')} started and never finished`,
  exposedHint:
    'It counts as exposed. Record what happened as an exception and have two others co-sign it.',
  exposedOpen: 'Record it now',
  voided: 'Shares of a void set are still out',
  voidedHint: 'Collect them now and destroy them before witnesses.',
  voidedShare: (index: number, name: string, set: string) =>
    `Share ${index} of set ${set}, handed out to ${name}`,
  vaultEmpty: 'The vault is empty',
  vaultEmptyHint:
    'The program was started again, so the secrets are gone. The script says what can be done.',
}
