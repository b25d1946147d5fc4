/** Where documents come from: a plan, the ceremony on screen, evidence that was verified. */
import { utf8 } from '#shared/bytes.ts'
import type { Plan } from '#shared/ceremony/plan.ts'
import { type Ended, makersOf } from '#shared/documents/catalogue.ts'
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
import { IN_BUNDLE } from './documents.ts'
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
  const readers = new Map([...papers].map(([name, bytes]) => [name, () => bytes]))
  return finished(loaded.plan, `claviger-${loaded.digest.slice(0, 16)}`, readers)
}

/** The documents of the ceremony on screen, as it stands now. */
export function shelfOfCeremony(ceremony: Ceremony): Shelf {
  const { ledger, store } = ceremony
  const { state, events, hashes } = ledger
  const { plan } = state.ground
  const stem = `claviger-${ledger.ceremony}`
  if (state.end !== undefined) {
    const files = bundleFiles(store, state)
    const ended: Ended = { state, events, hashes, head: headOf(store), paths: [...files.keys()] }
    // Until everybody has signed nobody knows every file of the bundle.
    const absent = isSealed(ceremony) ? [] : ['parts.html']
    return finished(
      plan,
      stem,
      readersOf(ended, (name) => files.get(name)),
      absent,
    )
  }
  const root = () => merkleRoot(store.lines().map(({ line }) => line))
  const running: Running = { state, events, hashes, root }
  const papers = runningPapers(running, state.resuming !== undefined)
  const makers = runningMakers(running)
  const read = (name: string) => utf8(makers.get(name)?.() ?? '')
  // While people state from paper where the log stood, no file name tells it.
  const entry = state.resuming === undefined ? { entry: state.entries - 1 } : {}
  return { plan, stem, papers, ...entry, read }
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
  const held = new Map(files.map(({ path, bytes }) => [path, () => source.read(path, bytes)]))
  const readers = readersOf(ended, (name) => held.get(name)?.())
  return finished(state.ground.plan, `claviger-${report.ceremony}`, readers)
}

/** Reads a document; one that is made is made when it is asked for. */
type Reader = () => Uint8Array

/** Every document of an ended ceremony: those of its bundle byte for byte, and those made of it. */
function readersOf(
  ended: Ended,
  inBundle: (name: string) => Uint8Array | undefined,
): Map<string, Reader> {
  const made = [...makersOf(ended)].map(([name, make]): [string, Reader] => [
    name,
    () => utf8(make()),
  ])
  const held = IN_BUNDLE.filter((name) => ended.paths.includes(name)).map(
    (name): [string, Reader] => [name, () => inBundle(name) ?? new Uint8Array()],
  )
  return new Map([...made, ...held])
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
  readers: ReadonlyMap<string, Reader>,
  absent: readonly string[] = [],
): Shelf {
  const papers = finishedPapers(plan, readers.keys()).map(
    (one): Paper => (absent.includes(one.name) ? { ...one, standing: 'later' } : one),
  )
  return { plan, stem, papers, read: (name) => readers.get(name)?.() ?? new Uint8Array() }
}
