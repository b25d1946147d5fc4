import type { Task } from '../ipc/snapshot.ts'
import type { Action, Plan, Role } from './plan.ts'
import type { WrapFacts } from '../byok/provider.ts'
import { liveSet, pendingPackages, type State } from './state.ts'

/** One row of the script: done once, by a person with the right role. */
export interface Step {
  readonly number: number
  readonly act: string
  readonly role: Role
  readonly who: readonly string[]
  readonly instruction: string
  readonly expected: string
  readonly task: Task
}

/**
 * The script of a plan: the ordered steps, printed before the ceremony and followed in the room.
 * `planned` are the packages of the plan, in its order.
 */
export function compileScript(plan: Plan, planned: readonly WrapFacts[]): readonly Step[] {
  const rows = [
    ...enrolSteps(plan),
    actionStep(
      plan,
      'Authorise',
      'begin',
      'Read the plan digest aloud from your own paper. Approve the beginning.',
      'Administrator and witness have approved. The ceremony has begun.',
    ),
    actionStep(
      plan,
      'Generate',
      'generate',
      `Approve the generation of ${list(plan.keys.map((key) => key.label))} and the split of the backup key. Then generate.`,
      'The keys exist in the vault. The check values are in the log.',
    ),
    actionStep(
      plan,
      'Distribute',
      'release',
      'Approve handing out the shares.',
      'The release is approved for every custodian.',
    ),
    ...shareSteps(plan),
    step(
      'Prove',
      'administrator',
      leaders(plan),
      'Prove that all shares belong together and recover every key.',
      'Every backup was unwrapped and checked in memory.',
      { do: 'prove' },
    ),
    ...(planned.length === 0 ? [] : wrapSteps(plan, planned)),
    ...attestSteps(plan),
    actionStep(
      plan,
      'Close',
      'close',
      'Approve the close. Then close the log.',
      'The log is closed. The head is on the screen.',
    ),
    ...sealSteps(plan),
    step(
      'Close',
      'administrator',
      leaders(plan),
      'Write the evidence to two folders on two media.',
      'Each copy was read back.',
      { do: 'deliver' },
    ),
  ]
  return rows.map((row, i) => ({ number: i + 1, ...row }))
}

/** A step before it has its number. */
export type Row = Omit<Step, 'number'>

function step(
  act: string,
  role: Role,
  who: readonly string[],
  instruction: string,
  expected: string,
  task: Task,
): Row {
  return { act, role, who, instruction, expected, task }
}

function list(labels: readonly string[]): string {
  return labels.length <= 3 ? labels.join(', ') : `${labels.length} keys`
}

function leaders(plan: Plan): readonly string[] {
  return plan.people
    .filter(({ roles }) => roles.includes('administrator') || roles.includes('operator'))
    .map(({ id }) => id)
}

function nameOf(plan: Plan, id: string): string {
  return plan.people.find((one) => one.id === id)?.name ?? id
}

function roleOf(plan: Plan, id: string): Role {
  return plan.people.find((one) => one.id === id)?.roles[0] ?? 'witness'
}

/** The administrator first: with them the log is opened. Alternates enrol when they are needed. */
function enrolSteps(plan: Plan): readonly Row[] {
  const alternates = plan.backup.alternates ?? []
  const people = plan.people.filter(({ id }) => !alternates.includes(id))
  const first = people.filter(({ roles }) => roles.includes('administrator'))
  const rest = people.filter(({ roles }) => !roles.includes('administrator'))
  return [...first, ...rest].map(({ id, name }) =>
    step(
      'Enrol',
      roleOf(plan, id),
      [id],
      `${name}: choose a passphrase. Copy your key fingerprint onto your slip.`,
      `${name} is enrolled and holds a slip.`,
      { do: 'enrol', person: id },
    ),
  )
}

function actionStep(
  plan: Plan,
  act: string,
  action: Action,
  instruction: string,
  expected: string,
): Row {
  return step(act, 'administrator', leaders(plan), instruction, expected, { do: 'action', action })
}

function shareSteps(plan: Plan): readonly Row[] {
  return plan.backup.custodians.flatMap((custodian, i) => {
    const index = i + 1
    const name = nameOf(plan, custodian)
    return [
      step(
        'Distribute',
        'custodian',
        [custodian],
        `${name}: view share ${index} alone. Copy it onto your card.`,
        'The card is complete. The screen is cleared.',
        { do: 'handout', index, custodian },
      ),
      step(
        'Distribute',
        'custodian',
        [custodian],
        `${name}: read share ${index} back from your card. Sign the receipt.`,
        'The share read back is the share that was made. The receipt is signed.',
        { do: 'readback', index, custodian },
      ),
    ]
  })
}

function wrapSteps(plan: Plan, planned: readonly WrapFacts[]): readonly Row[] {
  const witnesses = plan.people
    .filter(({ roles }) => !roles.includes('custodian'))
    .map(({ id }) => id)
  return [
    ...planned.map(({ path, label, provider }) =>
      step(
        'Wrap',
        'witness',
        witnesses,
        `Two people: compare the wrapping key for ${label} at ${provider} with your own paper.`,
        'Two people have typed four words each from their own paper.',
        { do: 'compare', path },
      ),
    ),
    actionStep(
      plan,
      'Wrap',
      'wrap',
      'Approve the list of packages. Then wrap.',
      'Every package is made and checked.',
    ),
  ]
}

function attestSteps(plan: Plan): readonly Row[] {
  const alternates = plan.backup.alternates ?? []
  return plan.people
    .filter(({ id }) => !alternates.includes(id))
    .map(({ id, name }) =>
      step(
        'Attest',
        roleOf(plan, id),
        [id],
        `${name}: say whether you agree that the log is what happened. Sign.`,
        'The attestation is signed, with remarks if there are any.',
        { do: 'attest', person: id },
      ),
    )
}

function sealSteps(plan: Plan): readonly Row[] {
  const alternates = plan.backup.alternates ?? []
  return plan.people
    .filter(({ id }) => !alternates.includes(id))
    .map(({ id, name }) =>
      step(
        'Close',
        roleOf(plan, id),
        [id],
        `${name}: copy the head onto your paper. Sign the checkpoint.`,
        'The checkpoint is signed.',
        { do: 'seal', person: id },
      ),
    )
}

/**
 * The steps that a restart adds before the packages are wrapped: a quorum fills the vault again.
 */
export function refillSteps(state: State): readonly Row[] {
  const { plan } = state.ground
  const set = liveSet(state)
  const needed = (set?.proven ?? false) && !state.held && pendingPackages(state).length > 0
  if (!needed || set === undefined) return []
  return [
    actionStep(
      plan,
      'Recover',
      'recover',
      `The vault is empty since the restart. Approve filling it again: ${set.threshold} custodians and a witness.`,
      'The approvals are in.',
    ),
    step(
      'Recover',
      'custodian',
      plan.backup.custodians,
      `${set.threshold} custodians: bring your shares, one after the other.`,
      'The vault holds the keys again. Every commitment was checked.',
      { do: 'present' },
    ),
  ]
}
