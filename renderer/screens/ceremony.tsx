import type { Snapshot } from '#shared/ipc/snapshot.ts'
import type { StepView } from '#shared/ipc/views/step.ts'
import { sentencesOf } from '#shared/text/format.ts'
import { bridge } from '../api.ts'
import { CallButton } from '../components/call-button.tsx'
import { Refusal } from '../components/refusal.tsx'
import { Waiting } from '../components/waiting.tsx'
import { useCall } from '../store/call.ts'
import { currentStep, inRoom, nameOf, stepName, useSnapshot } from '../store/select.ts'
import { forget } from '../store/store.ts'
import { text } from '../text/current.ts'
import { listed } from '../text/format.ts'
import { Attention } from './attention.tsx'
import { Frame } from './frame.tsx'
import { useHeadingFocus } from './heading-focus.ts'
import { Panel } from './panels/panel.tsx'
import { Jumped, Locked } from './room/locked.tsx'

/** The frame of a running ceremony, and the current step in the middle of it. */
export function CeremonyScreen() {
  const snapshot = useSnapshot()
  const step = currentStep(snapshot)
  return (
    <Frame>
      <Attention />
      <Work step={step} />
    </Frame>
  )
}

/** The current step, unless people must come back or read their watches first. */
function Work({ step }: { readonly step: StepView | undefined }) {
  const snapshot = useSnapshot()
  if (snapshot.outcome === undefined && snapshot.locked) return <Locked />
  if (snapshot.outcome === undefined && snapshot.jumped !== undefined) return <Jumped />
  return step ? <Step key={step.step} step={step} /> : <Done />
}

function Step({ step }: { readonly step: StepView }) {
  const snapshot = useSnapshot()
  const heading = useHeadingFocus()
  const said = sentencesOf(step.instruction)
  // A note has no name of its own: its first sentence is the title already.
  const told = step.task.do === 'note'
  return (
    <article className={told ? 'step step-told' : 'step'} aria-labelledby="step-title">
      <p className="step-number">
        {text.step.number(step.number)} · {text.act(step.act)}
      </p>
      <h2 id="step-title" ref={heading} tabIndex={-1}>
        {stepName(snapshot, step)}
      </h2>
      <p className="step-who">
        <span className="label">{text.step.acts}</span> {actorsOf(snapshot, step)}
      </p>
      <ul className="step-instruction">
        {(told ? said.slice(1) : said).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="step-expected">
        <span className="label">{text.step.expected}</span> {step.expected}
      </p>
      {isWaiting(snapshot, step) ? <Waiting who={step.who} /> : <Panel step={step} />}
    </article>
  )
}

/** Who does a step, in words, and for whom they stand in. */
function actorsOf(snapshot: Snapshot, { task, who, role }: StepView): string {
  if (task.do === 'clock' || task.do === 'preflight') return text.step.anyTwo
  const names = who.map((id) => nameOf(snapshot, id))
  const places = snapshot.handed
    .filter((one) => who.includes(one.to) && one.roles.includes(role))
    .map((one) => text.step.inPlaceOf(nameOf(snapshot, one.from)))
  const roles = text.roles[role]
  const said =
    names.length > 1
      ? `${roles}, ${text.step.eitherOf} ${listed(names)}`
      : `${listed(names)}, ${roles}`
  return [said, ...places].join(', ')
}

/** True when everybody who may do the step is out of the room. */
function isWaiting(snapshot: Snapshot, { task, who }: StepView): boolean {
  const bound = ['note', 'acknowledge', 'entropy', 'handout', 'readback', 'attest'].includes(
    task.do,
  )
  return bound && !inRoom(snapshot).some(({ id }) => who.includes(id))
}

function Done() {
  const call = useCall()
  return (
    <article className="step">
      <h2>{text.step.noneLeft}</h2>
      <p className="step-instruction">{text.step.noneLeftHint}</p>
      <Refusal notice={call.notice} />
      <CallButton
        kind="primary"
        call={call}
        busyText={text.working.leaving}
        onPress={() => call.take(bridge.leaveCeremony, forget)}
      >
        {text.end.leave}
      </CallButton>
    </article>
  )
}
