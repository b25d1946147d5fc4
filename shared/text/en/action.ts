import type { Action } from '../../ceremony/plan.ts'
import type { PackageView } from '../../ipc/views/key.ts'
import { durationOf } from '../format.ts'
import { plural } from '../plural.ts'
import { actionNames } from './names.ts'

const performLabels: Record<Action, string> = {
  begin: 'Begin now',
  generate: 'Generate now',
  release: 'Release now',
  wrap: 'Wrap now',
  export: 'Export now',
  recover: 'Recover now',
  reshare: 'Split anew now',
  destroy: 'Destroy now',
  close: 'Close now',
}

const performing: Record<Action, string> = {
  begin: 'Beginning',
  generate: 'Generating. This can take a minute',
  release: 'Releasing',
  wrap: 'Wrapping, checking every package',
  export: 'Exporting',
  recover: 'Recovering',
  reshare: 'Splitting and checking',
  destroy: 'Destroying',
  close: 'Closing',
}

const packageStatus: Record<PackageView['status'], string> = {
  planned: 'planned',
  started: 'started, not finished',
  finished: 'made and checked',
  failed: 'failed',
}

export const action = {
  names: actionNames,
  declareLead:
    'First the exact parameters are declared. They are then approved as they stand, and nothing else can be done with that approval.',
  declarer: 'Who declares it?',
  declare: 'Declare',
  declareAgain: 'Declare it again',
  declaring: 'Declaring',
  voided: 'The earlier declaration is void',
  used: 'The last approval is used up',
  usedHint: 'Declare the action again if it has to be done again.',
  parameters: 'Exact parameters',
  parametersOf: (count: number) => `Exact parameters: ${count} lines`,
  list: 'All lines',
  parametersHint: 'More than a screen. Compare the digest and the count, then read to the end.',
  by: (name: string, entry: number) => `Declared by ${name}, entry ${entry}`,
  digest: 'Digest in words',
  note: 'Note on your paper before you approve',
  noteHint: 'You need these two if the ceremony has to be resumed.',
  approvals: 'Approvals',
  missing: (what: string) => `Still needed: ${what}`,
  complete: 'All approvals are in',
  approvedBy: (name: string, role: string, time: string) => `${name}, ${role}, ${time} UTC`,
  approveLead: 'Read the parameters. Approve only what you have read.',
  approve: 'Approve',
  approving: 'Signing',
  withdraw: 'Withdraw my approval',
  withdrawing: 'Signing',
  already: 'has approved',
  perform: performLabels,
  performing,
  performLead: 'This is done once, now, with exactly the parameters below.',
  goOnLead: (made: number, total: number) =>
    `${made} of ${total} packages are made. Only the others are made now, as listed below.`,
  changeMind: 'Approve or withdraw',
}

export const wrap = {
  packages: 'Packages',
  expires: (moment: string) => `The import window closes ${moment}.`,
  expired: (moment: string) => `The import window closed ${moment}. Stop: fetch anew.`,
  left: (seconds: number) =>
    seconds >= 2 * 86_400
      ? `${plural(Math.floor(seconds / 86_400), 'day', 'days')} left.`
      : `${durationOf(seconds)} left.`,
  status: packageStatus,
  compared: (names: string) => `wrapping key compared by ${names}`,
  notCompared: 'wrapping key not compared yet',
}
