import { useState } from 'react'
import type { SavedDocuments } from '#shared/ipc/answers.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import { bridge } from '../api.ts'
import { Button } from '../components/button.tsx'
import { CallButton } from '../components/call-button.tsx'
import { Disagreement } from '../components/disagreement.tsx'
import { Findings } from '../components/findings.tsx'
import { Groups } from '../components/groups.tsx'
import { ModeMark } from '../components/mode-mark.tsx'
import { NoteBox } from '../components/note-box.tsx'
import { Refusal } from '../components/refusal.tsx'
import { VoidShares } from '../components/void-shares.tsx'
import { Words } from '../components/words.tsx'
import { useCall } from '../store/call.ts'
import { nameOf, useSnapshot } from '../store/select.ts'
import { accept, forget, leave, showDocuments } from '../store/store.ts'
import { text } from '../text/current.ts'
import { listed } from '../text/format.ts'
import { Destroyed } from './panels/destroyed.tsx'
import { Drilled } from './panels/drilled.tsx'
import { useHeadingFocus } from './heading-focus.ts'

/** How the ceremony ended, and everything to be noted before the machine is switched off. */
export function EndScreen() {
  const snapshot = useSnapshot()
  const heading = useHeadingFocus()
  const outcome = snapshot.outcome ?? 'closed'
  const aborted = abortedWords(snapshot)
  const lead = {
    closed: text.end.closedLead,
    aborted: aborted.lead,
    terminated: text.end.terminatedLead,
  }[outcome]
  const old = snapshot.superseded === undefined ? [] : text.end.supersededThen
  const then = outcome === 'aborted' ? aborted.orders : text.end.closedThen
  return (
    <main className="page page-end">
      <article className="printed">
        <header className="slip-head">
          <ModeMark mode={snapshot.mode} />
          <div>
            <p className="step-number">{snapshot.title}</p>
            <h1 ref={heading} tabIndex={-1}>
              {text.end[outcome]}
            </h1>
            <p className="hint">
              {text.common.ceremony} <span className="mono">{snapshot.ceremony}</span>
            </p>
          </div>
        </header>
        <Disagreement snapshot={snapshot} />
        <p className="lead">{lead}</p>
        <Aftermath snapshot={snapshot} />
        {snapshot.findings ? (
          <Findings whole findings={snapshot.findings} kind={snapshot.kind} />
        ) : null}
        <Drilled heading="h2" />
        <Destroyed heading="h2" />
        <Head snapshot={snapshot} />
        <NoteBox title={text.end.note} at={snapshot} />
        <section className="ruled" aria-labelledby="then-title">
          <h2 id="then-title" className="label">
            {text.end.before}
          </h2>
          <ul className="orders">
            {[...old, ...then].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      </article>
      <EndActions delivered={snapshot.seal?.delivered.length ?? 0} />
    </main>
  )
}

/** What an abort leaves: what was taken over stays with its custodians, a proven new set with its own. */
function abortedWords({ source, kind, superseded }: Snapshot) {
  const { end } = text
  if (source === undefined) return { lead: end.abortedLead, orders: end.abortedThen }
  if (kind === 'destroy') return { lead: end.halfLead, orders: end.halfThen }
  if (kind !== 'reshare') return { lead: end.keptLead, orders: end.keptThen }
  return superseded === undefined
    ? { lead: end.oldStaysLead, orders: end.oldStaysThen }
    : { lead: end.newStaysLead, orders: end.closedThen }
}

function Aftermath({ snapshot }: { readonly snapshot: Snapshot }) {
  const left = snapshot.packages.filter((one) => one.status === 'finished')
  const nothing = snapshot.voided.length + left.length === 0
  if (snapshot.outcome === 'closed' && snapshot.voided.length === 0) return null
  return (
    <section className="ruled">
      {snapshot.voided.length > 0 ? (
        <>
          <p className="label">{text.end.voided}</p>
          <VoidShares snapshot={snapshot} />
        </>
      ) : null}
      {snapshot.outcome === 'terminated' && left.length > 0 ? (
        <p>
          <span className="label">{text.end.left}</span> {listed(left.map((one) => one.path))}
        </p>
      ) : null}
      {nothing ? <p>{text.end.nothingOut}</p> : null}
    </section>
  )
}

function Head({ snapshot }: { readonly snapshot: Snapshot }) {
  const seal = snapshot.seal
  if (seal === undefined) return null
  return (
    <section className="ruled" aria-labelledby="head-title">
      <h2 id="head-title" className="label">
        {text.end.headWords}
      </h2>
      <Words large words={seal.headWords} label={text.end.headWords} />
      <p className="label">{text.end.headHex}</p>
      <Groups value={seal.head} label={text.end.headHex} />
      <p>
        {seal.signed.length === 0
          ? text.end.unsigned
          : `${text.end.signed} ${listed(seal.signed.map((id) => nameOf(snapshot, id)))}`}
        .
      </p>
      <p className="label">{text.end.copies}</p>
      {seal.delivered.length === 0 ? <p>{text.end.noCopies}</p> : null}
      <ul className="paper-list">
        {seal.delivered.map((folder) => (
          <li key={folder}>{folder}</li>
        ))}
      </ul>
    </section>
  )
}

function EndActions({ delivered }: { readonly delivered: number }) {
  const call = useCall()
  const saving = useCall()
  const [saved, setSaved] = useState<SavedDocuments | undefined>()
  return (
    <div className="no-print form">
      <Refusal notice={call.notice ?? saving.notice} />
      {saved ? <p role="status">{text.end.saved(saved.documents.length, saved.folder)}</p> : null}
      <div className="actions">
        <CallButton
          kind={delivered < 2 ? 'primary' : 'plain'}
          call={call}
          busyText={text.deliver.busy}
          onPress={() => call.take(bridge.deliver, (next) => next && accept(next))}
        >
          {text.end.again}
        </CallButton>
        <Button onPress={() => showDocuments({ from: 'ceremony' })}>{text.papers.go}</Button>
        <CallButton
          call={saving}
          busyText={text.end.saving}
          onPress={() => saving.ask(bridge.saveDocuments, (next) => next && setSaved(next))}
        >
          {text.end.documents}
        </CallButton>
        <Button onPress={() => call.ask(bridge.printPage)}>{text.end.print}</Button>
        <Button
          kind={delivered < 2 ? 'plain' : 'primary'}
          onPress={() => leave(() => void call.take(bridge.leaveCeremony, forget))}
        >
          {text.end.leave}
        </Button>
      </div>
    </div>
  )
}
