import { fromHex } from '../bytes.ts'
import { toWords } from '../crypto/pgpwords.ts'
import { fingerprint, parsePublicKey } from '../crypto/sshkey.ts'
import type { Fault } from '../errors.ts'
import type { LogLine, Phase, Snapshot } from '../ipc/snapshot.ts'
import type { SealView } from '../ipc/views/seal.ts'
import { catalogues } from '../text/catalogue.ts'
import type { Language } from '../text/language.ts'
import { destructionView } from './destruction-view.ts'
import { findingOf, unopenedIn } from './findings.ts'
import type { CeremonyEvent } from './events.ts'
import { kindOf } from './plan.ts'
import { sentenceOf } from './sentences.ts'
import type { State } from './state.ts'
import { excused } from './standing.ts'
import { defined } from '../defined.ts'
import { personView, presenceView } from './people-view.ts'
import { preflightView } from './gates-view.ts'
import { scriptView } from './script-view.ts'
import { exceptionView, intentView } from './intent-view.ts'
import { openingView, shareViews, shownSet, voidShares } from './shares-view.ts'
import { exportViews, keyViews, packageViews, rotationView } from './keys-view.ts'
import { drillView } from './coverage-view.ts'

/** What the screen needs beside the log's own state. */
export interface Surroundings {
  readonly runningHead: string
  readonly time: string
  readonly vault: boolean
  readonly seal: SealView | undefined
  readonly events: readonly CeremonyEvent[]
  readonly warnings: readonly Fault[]
  /** Of the page, for what the script and the log say. Default English. */
  readonly language?: Language
}

const RECENT = 8

/** The whole public state of one ceremony for the screen. Holds no secret. */
export function snapshotOf(state: State, around: Surroundings): Snapshot {
  const { plan, digest } = state.ground
  const { opened } = state
  const { language = 'en' } = around
  if (opened === undefined) throw new Error('a ceremony that is not open has no snapshot')
  const { title, organization, location, purpose, number } = plan
  const optional = { organization, location, purpose, number }
  return {
    ceremony: opened.ceremony,
    title,
    ...defined(optional),
    kind: kindOf(plan),
    mode: plan.mode,
    host: opened.host,
    plan: digest,
    planWords: toWords(fromHex(digest)),
    ...sourceView(state),
    phase: phaseOf(state, around.seal),
    ...(state.end === undefined ? {} : { outcome: state.end.outcome }),
    started: opened.time,
    entries: state.entries,
    runningHead: around.runningHead,
    recorder: fingerprint(parsePublicKey(opened.recorder)),
    people: plan.people.map((one) => personView(state, one)),
    ...presenceView(state),
    ...defined({ preflight: preflightView(state, language) }),
    clocks: state.clocks,
    ...defined({ jumped: state.jumped }),
    handed: state.handed,
    threshold: plan.backup.threshold,
    script: scriptView(
      state,
      { sealed: around.seal?.signed ?? [], delivered: around.seal?.delivered.length ?? 0 },
      language,
    ),
    intents: state.intents.map((one) => intentView(state, one, around.time)),
    ...defined({
      set: shownSet(state)?.set,
      opening: openingView(state),
      superseded: state.sets.find((one) => one.supersededBy !== undefined)?.set,
    }),
    shares: shareViews(state),
    voided: voidShares(state),
    keys: keyViews(state),
    packages: packageViews(state),
    exports: exportViews(state),
    ...defined({
      rotation: rotationView(state),
      drilled: drillView(state),
      destruction: destructionView(state),
    }),
    ...(state.findings.length === 0 ? {} : { findings: unopenedIn(state) }),
    exceptions: state.exceptions.map((one) => exceptionView(one, language)),
    exposures: state.exposures.map(({ entry, what }) => ({
      entry,
      what,
      settled: excused(state, (about) => about.kind === 'exposure' && about.entry === entry),
    })),
    attestations: state.attestations,
    stated: state.resuming?.stated ?? [],
    presented: state.presented,
    vault: around.vault,
    ...(around.seal === undefined ? {} : { seal: around.seal }),
    recent: around.events.slice(-RECENT).map((event) => logLine(state, event, language)),
    warnings: around.warnings,
  }
}

function sourceView(state: State): Pick<Snapshot, 'source'> {
  const { source } = state
  if (source === undefined) return {}
  const { ceremony, checkpoint, anchored } = source
  const words = toWords(fromHex(checkpoint))
  const labels = source.keys.map(({ label }) => label)
  const keys = labels.filter((label) => findingOf(state, label) === undefined)
  return { source: { ceremony, head: checkpoint, words, anchored, keys } }
}

function phaseOf(state: State, seal: SealView | undefined): Phase {
  if (state.end !== undefined)
    return seal !== undefined && seal.signed.length === seal.signers.length ? 'sealed' : 'sealing'
  return state.resuming === undefined ? 'running' : 'resuming'
}

/** One entry as the log browser and the corner of the screen show it. */
export function logLine(state: State, event: CeremonyEvent, language: Language = 'en'): LogLine {
  const { seq, time, actor, type } = event
  return { seq, time, actor, type, sentence: sentenceOf(catalogues[language], state, event) }
}
