import { useState } from 'react'
import type { StepView } from '#shared/ipc/snapshot.ts'
import { bridge } from '../api.ts'
import { Button } from '../components/button.tsx'
import { Refusal, sentence } from '../components/refusal.tsx'
import { VoidShares } from '../components/void-shares.tsx'
import { useCall } from '../store/call.ts'
import { currentStep, nameOf, taskName, useSnapshot } from '../store/select.ts'
import { forget } from '../store/store.ts'
import { text } from '../text/en.ts'
import { listed } from '../text/format.ts'
import { ExceptionsDialog } from './exceptions.tsx'
import { Frame } from './frame.tsx'
import { useHeadingFocus } from './heading-focus.ts'
import { Panel } from './panels/panel.tsx'

/** The frame of a running ceremony, and the current step in the middle of it. */
export function CeremonyScreen() {
  const snapshot = useSnapshot()
  const step = currentStep(snapshot)
  return (
    <Frame>
      <Attention />
      {step ? <Step key={step.number} step={step} /> : <Done />}
    </Frame>
  )
}

function Step({ step }: { readonly step: StepView }) {
  const snapshot = useSnapshot()
  const heading = useHeadingFocus()
  const who = step.who.map((id) => nameOf(snapshot, id))
  const role = text.roles[step.role]
  return (
    <article className="step" aria-labelledby="step-title">
      <p className="step-number">
        {text.step.number(step.number)} · {step.act}
      </p>
      <h2 id="step-title" ref={heading} tabIndex={-1}>
        {taskName(snapshot, step.task)}
      </h2>
      <p className="step-who">
        <span className="label">{text.step.acts}</span>{' '}
        {who.length > 1
          ? `${role}, ${text.step.eitherOf} ${listed(who)}`
          : `${listed(who)}, ${role}`}
      </p>
      <ul className="step-instruction">
        {lines(step.instruction).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="step-expected">
        <span className="label">{text.step.expected}</span> {step.expected}
      </p>
      <Panel step={step} />
    </article>
  )
}

/** One action a line. */
function lines(instruction: string): readonly string[] {
  return instruction.split(/(?<=[.!?])\s+/u)
}

/** What must be settled before anything else is: exposures, and a vault that lost its content. */
function Attention() {
  const snapshot = useSnapshot()
  const [open, setOpen] = useState(false)
  const exposures = snapshot.exposures.filter((one) => !one.settled)
  const holds = snapshot.shares.some((share) => share.status !== 'planned')
  return (
    <>
      {exposures.length > 0 ? (
        <section className="notice notice-strong" aria-labelledby="exposed-title">
          <p id="exposed-title" className="notice-title">
            {text.step.exposed(exposures.length)}
          </p>
          <ul>
            {exposures.map((one) => (
              <li key={one.entry}>{sentence(`${one.what}, ${text.spine.at(one.entry)}`)}</li>
            ))}
          </ul>
          <p>{text.step.exposedHint}</p>
          <Button onPress={() => setOpen(true)}>{text.step.exposedOpen}</Button>
        </section>
      ) : null}
      {snapshot.voided.length > 0 && snapshot.set === undefined ? (
        <section className="notice notice-strong" aria-labelledby="voided-title">
          <p id="voided-title" className="notice-title">
            {text.step.voided}
          </p>
          <VoidShares snapshot={snapshot} />
          <p>{text.step.voidedHint}</p>
        </section>
      ) : null}
      {!snapshot.vault && holds && snapshot.phase === 'running' ? (
        <section className="notice" aria-labelledby="vault-title">
          <p id="vault-title" className="notice-title">
            {text.step.vaultEmpty}
          </p>
          <p>{text.step.vaultEmptyHint}</p>
        </section>
      ) : null}
      {open ? <ExceptionsDialog onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function Done() {
  const call = useCall()
  return (
    <article className="step">
      <h2>{text.step.noneLeft}</h2>
      <p className="step-instruction">{text.step.noneLeftHint}</p>
      <Refusal notice={call.notice} />
      <Button
        kind="primary"
        busy={call.busy}
        onPress={() => call.ask(bridge.leaveCeremony, forget)}
      >
        {text.end.leave}
      </Button>
    </article>
  )
}
