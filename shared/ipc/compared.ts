import { personName } from '../text/stepname.ts'
import type { Snapshot } from './snapshot.ts'
import type { StepView } from './views/step.ts'
import { latestIntent } from './standing.ts'
import type { Compared } from './witness.ts'

type What = Compared['what']

/**
 * What the room compares with its papers in a step. The words of a wrapping key are not among them:
 * two people type them from their own papers, and no screen may help.
 */
export function comparedIn(snapshot: Snapshot, step: StepView): Compared[] {
  const { planWords, source, seal } = snapshot
  const { task } = step
  if (step.step === 'digest') return [inWords('plan', planWords)]
  if (step.step === 'evidence') return source ? [inWords('evidence', source.words)] : []
  if (step.step === 'values' || task.do === 'attest') return keysOf(snapshot)
  if (task.do === 'seal' || task.do === 'deliver')
    return seal ? [inWords('head', seal.headWords)] : []
  if (task.do === 'action') {
    const intent = latestIntent(snapshot, task.action)
    return intent?.status === 'open' ? [inWords('action', intent.digestWords)] : []
  }
  return enrolledLast(snapshot, step)
}

/** After the end: the head, as everybody noted it. */
export function comparedAtEnd({ seal }: Snapshot): Compared[] {
  return seal ? [inWords('head', seal.headWords)] : []
}

function inWords(what: What, words: readonly string[]): Compared {
  return { what, name: '', words: [...words], digits: '' }
}

/** Check values, and fingerprints of public halves: public, and written on paper. */
function keysOf({ keys }: Snapshot): Compared[] {
  return keys.flatMap(({ label, kcv, spki }) => {
    const digits = kcv ?? spki
    return digits === undefined ? [] : [{ what: 'key', name: label, words: [], digits }]
  })
}

/** The key of who was enrolled in the step before, to be compared with the slip. */
function enrolledLast(snapshot: Snapshot, step: StepView): Compared[] {
  const before = snapshot.script.find(({ number }) => number === step.number - 1)
  if (before?.status !== 'done' || before.task.do !== 'enrol') return []
  const { person: id } = before.task
  const digits = snapshot.people.find((person) => person.id === id)?.fingerprint
  if (digits === undefined) return []
  return [{ what: 'fingerprint', name: personName(snapshot, id), words: [], digits }]
}
