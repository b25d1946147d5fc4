import type { Subject } from '#shared/ipc/arguments.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import type { StepView } from '#shared/ipc/views/step.ts'
import { text } from '../text/current.ts'
import { currentStep, enrolled, hasLeft, nameOf, stepName } from './select.ts'

/** One thing that an exception can be about. */
export interface SubjectOption {
  readonly value: string
  readonly label: string
  readonly subject: Subject
}

/** A kind of things, named once, and those there are of it now. */
export interface SubjectKind {
  readonly kind: Subject['kind']
  readonly label: string
  readonly note?: string | undefined
  readonly options: readonly SubjectOption[]
}

/** What an exception can be about now, what needs one first. */
export function subjectKinds(snapshot: Snapshot): readonly SubjectKind[] {
  const kinds: readonly SubjectKind[] = [
    kindOf('exposure', exposures(snapshot)),
    kindOf('note', [option(text.exceptions.kinds.note.label, { kind: 'note' })]),
    kindOf('step', steps(snapshot)),
    kindOf('absence', people(snapshot, 'absence')),
    kindOf('enrolment', people(snapshot, 'enrolment')),
    kindOf('receipt', receipts(snapshot)),
    kindOf('package', packages(snapshot)),
    kindOf('gate', gates(snapshot)),
    kindOf('ending', hasLeft(snapshot) ? [option('', { kind: 'ending' })] : []),
  ]
  return kinds.filter(({ options }) => options.length > 0)
}

function kindOf(kind: Subject['kind'], options: readonly SubjectOption[]): SubjectKind {
  const [only, ...others] = options
  const { label, note } = text.exceptions.kinds[kind]
  // What there is one of needs no second question: it is named at once.
  const said = others.length === 0 && note === undefined ? only?.label : note
  return { kind, label, note: said, options }
}

function option(label: string, subject: Subject): SubjectOption {
  return { value: JSON.stringify(subject), label, subject }
}

function exposures(snapshot: Snapshot): readonly SubjectOption[] {
  return snapshot.exposures
    .filter((one) => !one.settled)
    .map(({ what, entry }) =>
      option(text.exceptions.exposure(what, entry), { kind: 'exposure', entry }),
    )
}

/** Gates of the last run that are neither open nor waived. */
function gates({ preflight }: Snapshot): readonly SubjectOption[] {
  const run = preflight?.stale ? undefined : preflight
  return (run?.gates ?? [])
    .filter(({ verdict, waived }) => verdict !== 'pass' && waived === undefined)
    .map(({ gate, evidence }) =>
      option(text.exceptions.gate(text.gates.names[gate] ?? gate, evidence), {
        kind: 'gate',
        gate,
        entry: run?.entry ?? 0,
      }),
    )
}

function packages(snapshot: Snapshot): readonly SubjectOption[] {
  return snapshot.packages
    .filter((one) => one.status !== 'finished')
    .map(({ path }) => option(path, { kind: 'package', path }))
}

/** Steps that people do without the program, and may leave out or do again. */
const LEFT_OUT: readonly StepView['task']['do'][] = [
  'note',
  'enrol',
  'acknowledge',
  'entropy',
  'clock',
  'attest',
]

function steps(snapshot: Snapshot): readonly SubjectOption[] {
  const act = currentStep(snapshot)?.act
  const open = (one: StepView): boolean =>
    (one.status === 'current' || one.status === 'next') && one.act === act
  const again = ({ status, task }: StepView): boolean => status === 'done' && task.do === 'note'
  return snapshot.script
    .filter((one) => (open(one) && LEFT_OUT.includes(one.task.do)) || again(one))
    .toSorted((one, other) => Number(again(one)) - Number(again(other)))
    .map((one) =>
      option(text.exceptions.step(one.number, stepName(snapshot, one), again(one)), {
        kind: 'step',
        step: one.step,
      }),
    )
}

function receipts(snapshot: Snapshot): readonly SubjectOption[] {
  const { set, shares } = snapshot
  if (set === undefined) return []
  return shares
    .filter((share) => share.status !== 'received')
    .map(({ index, custodian }) =>
      option(text.exceptions.share(index, nameOf(snapshot, custodian)), {
        kind: 'receipt',
        set,
        index,
      }),
    )
}

function people(snapshot: Snapshot, kind: 'absence' | 'enrolment'): readonly SubjectOption[] {
  return enrolled(snapshot).map(({ id, name }) => option(name, { kind, person: id }))
}
