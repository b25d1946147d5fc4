import { assertNever } from '#shared/errors.ts'
import type { StepView } from '#shared/ipc/views/step.ts'
import { actorOf } from '#shared/text/stepname.ts'
import { personOf, useSnapshot } from '../../store/select.ts'
import { AcknowledgePanel } from './acknowledge.tsx'
import { ActionPanel } from './action.tsx'
import { AttestPanel } from './attest.tsx'
import { ClockPanel } from './clock.tsx'
import { ComparePanel } from './compare.tsx'
import { DeliverPanel } from './deliver.tsx'
import { DestroyPanel } from './destroy.tsx'
import { DrillPanel } from './drill.tsx'
import { EntropyPanel } from './entropy.tsx'
import { EnrolPanel } from './enrol.tsx'
import { HandoutPanel } from './handout.tsx'
import { NotePanel } from './note.tsx'
import { PreflightPanel } from './preflight.tsx'
import { PresentPanel } from './present.tsx'
import { ProvePanel } from './prove.tsx'
import { ReadbackPanel } from './readback.tsx'
import { RotationPanel } from './rotation.tsx'
import { SealPanel } from './seal.tsx'

/** What is done on the screen in this step. */
export function Panel({ step }: { readonly step: StepView }) {
  const snapshot = useSnapshot()
  const { task, who } = step
  switch (task.do) {
    case 'enrol': {
      const person = personOf(snapshot, task.person)
      return person ? <EnrolPanel person={person} /> : null
    }
    case 'action':
      return <ActionPanel action={task.action} who={who} />
    case 'note':
      return <NotePanel step={step} />
    case 'preflight':
      return <PreflightPanel />
    case 'acknowledge':
      return <AcknowledgePanel person={actorOf(step, task.person)} />
    case 'entropy':
      return <EntropyPanel person={actorOf(step, task.person)} asks={task.asks} />
    case 'clock': {
      const stated = snapshot.clocks.filter((one) => one.at === task.at).map((one) => one.by)
      return <ClockPanel at={task.at} stated={stated} who={who} />
    }
    case 'handout':
      return <HandoutPanel index={task.index} custodian={actorOf(step, task.custodian)} />
    case 'readback':
      return <ReadbackPanel index={task.index} custodian={actorOf(step, task.custodian)} />
    case 'prove':
      return snapshot.kind === 'drill' ? <DrillPanel /> : <ProvePanel />
    case 'present':
      return <PresentPanel />
    case 'rotate':
      return <RotationPanel who={who} />
    case 'destroy':
      return <DestroyPanel of={task.of} item={task.of === 'share' ? `${task.index}` : task.copy} />
    case 'compare':
      return <ComparePanel path={task.path} who={who} />
    case 'attest':
      return <AttestPanel person={actorOf(step, task.person)} />
    case 'seal':
      return <SealPanel person={actorOf(step, task.person)} />
    case 'deliver':
      return <DeliverPanel />
    default:
      return assertNever(task)
  }
}
