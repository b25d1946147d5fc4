/** Where documents come from: a plan, the ceremony on screen, evidence that was verified. */
import { utf8 } from '#shared/bytes.ts'
import type { Plan } from '#shared/ceremony/plan.ts'
import { documentsOf, type Ended } from '#shared/documents/catalogue.ts'
import {
  finishedPapers,
  type Paper,
  type Running,
  runningMakers,
  runningPapers,
} from '#shared/documents/papers.ts'
import { eventsOf, checkChain } from '#shared/log/checks/chain.ts'
import { readUnlisted } from '#shared/log/checks/folder.ts'
import { merkleRoot } from '#shared/log/merkle.ts'
import type { BundleSource } from '#shared/log/source.ts'
import type { Language } from '#shared/text/language.ts'
import type { Ceremony } from './ceremony.ts'
import { isSealed } from './closing.ts'
import { documentFiles, IN_BUNDLE } from './documents.ts'
import { bundleFiles, headOf } from './evidence.ts'
import type { Host } from './host.ts'
import { papersOf } from './papers.ts'
import type { LoadedPlan } from './planfile.ts'
import type { Evidence } from './verified.ts'

/** Documents that belong together: their list, and the bytes of each. */
export interface Shelf {
  readonly plan: Plan
  readonly papers: readonly Paper[]
  /** What the names of saved files begin with. */
  readonly stem: string
  /** While the log grows, the number of its last entry: a file says what it is up to. */
  readonly entry?: number
  read(name: string): Uint8Array
}

/** What is printed before a ceremony. */
export function shelfOfPlan(
  host: Pick<Host, 'constants'>,
  loaded: LoadedPlan,
  time: string,
  language: Language,
): Shelf {
  const papers = papersOf(host, loaded, time, language)
  return finished(loaded.plan, `claviger-${loaded.digest.slice(0, 16)}`, papers)
}

/** The documents of the ceremony on screen, as it stands now. */
export function shelfOfCeremony(ceremony: Ceremony): Shelf {
  const { ledger, store } = ceremony
  const { state, events, hashes } = ledger
  const { plan } = state.ground
  const stem = `claviger-${ledger.ceremony}`
  if (state.end !== undefined) {
    const files = bundleFiles(store, state)
    const documents = documentFiles({ state, events, hashes, head: headOf(store) }, files)
    // Until everybody has signed nobody knows every file of the bundle.
    const absent = isSealed(ceremony) ? [] : ['parts.html']
    return finished(plan, stem, documents, absent)
  }
  const root = () => merkleRoot(store.lines().map(({ line }) => line))
  const running: Running = { state, events, hashes, root }
  const papers = runningPapers(running, state.resuming !== undefined)
  const makers = runningMakers(running)
  const read = (name: string) => utf8(makers.get(name)?.() ?? '')
  return { plan, stem, papers, entry: state.entries - 1, read }
}

/** The documents of evidence whose every check holds. */
export function shelfOfBundle({ state, source, report }: Evidence): Shelf {
  const log = checkChain(readUnlisted(source, 'log.jsonl'))
  const files = source.list().filter(({ kind }) => kind === 'file')
  const paths = files.map(({ path }) => path)
  const ended: Ended = {
    state,
    events: [...eventsOf(log)],
    hashes: log.hashes,
    head: report.fingerprint,
    paths,
  }
  const documents = new Map([...documentsOf(ended)].map(([name, text]) => [name, utf8(text)]))
  for (const { path, bytes } of files)
    if (IN_BUNDLE.includes(path)) documents.set(path, source.read(path, bytes))
  return finished(state.ground.plan, `claviger-${report.ceremony}`, documents)
}

/** A bundle whose documents are read once: what was verified is what is shown. */
export function readOnce(source: BundleSource): BundleSource {
  const held = new Map<string, Uint8Array>()
  return {
    list: () => source.list(),
    read: (path, maxBytes) => {
      const bytes = held.get(path) ?? source.read(path, maxBytes)
      if (path === 'log.jsonl' || IN_BUNDLE.includes(path)) held.set(path, bytes)
      return bytes
    },
  }
}

function finished(
  plan: Plan,
  stem: string,
  documents: ReadonlyMap<string, Uint8Array>,
  absent: readonly string[] = [],
): Shelf {
  const papers = finishedPapers(plan, documents.keys()).map(
    (one): Paper => (absent.includes(one.name) ? { ...one, standing: 'later' } : one),
  )
  return { plan, stem, papers, read: (name) => documents.get(name) ?? new Uint8Array() }
}
