/** The list at the start: one card for each ceremony of the data folder, which has one file for each. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { person } from '#shared/ceremony/standing.ts'
import { CeremonyError } from '#shared/errors.ts'
import type { CeremonyCard } from '#shared/ipc/answers.ts'
import { openStore, type Store } from '../db/store.ts'
import type { Ceremony } from './ceremony.ts'
import { isSealed } from './closing.ts'
import type { Host } from './host.ts'
import { loadingCeremony } from './opening.ts'
import { walk } from './watching.ts'

const SUFFIX = '.sqlite'

/** Where a ceremony lies in the data folder. */
export function ceremonyFile(folder: string, id: string): string {
  return join(folder, `${id}${SUFFIX}`)
}

/** Every ceremony of the data folder; a file that cannot be used is named with its fault. */
export async function ceremonyCards(
  host: Host,
  folder: string,
  open: Ceremony | undefined,
): Promise<readonly CeremonyCard[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith(SUFFIX))
  const cards: CeremonyCard[] = []
  for (const name of files.sort()) {
    const id = name.slice(0, -SUFFIX.length)
    const isOpen = open?.ledger.ceremony === id
    const card = isOpen ? cardOf(open) : await storedCard(host, folder, id)
    if (card !== undefined) cards.push(card)
  }
  return cards
}

/** No card for a file in which nothing was ever recorded: it goes. */
async function storedCard(
  host: Host,
  folder: string,
  id: string,
): Promise<CeremonyCard | undefined> {
  let store: Store | undefined
  try {
    store = openStore(ceremonyFile(folder, id))
    if (store.count() === 0) {
      store.discard()
      return undefined
    }
    return cardOf(await walk(loadingCeremony(host, store)))
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    return {
      ceremony: id,
      title: id,
      mode: 'rehearsal',
      phase: 'running',
      started: '',
      entries: 0,
      people: [],
      fault: error.said,
    }
  } finally {
    store?.close()
  }
}

/** One ceremony as the list at the start shows it. */
function cardOf(ceremony: Ceremony): CeremonyCard {
  const { ledger } = ceremony
  const { state } = ledger
  const { opened, end, ground, members } = state
  const phase = end === undefined ? 'running' : isSealed(ceremony) ? 'sealed' : 'sealing'
  return {
    ceremony: ledger.ceremony,
    title: ground.plan.title,
    mode: ground.plan.mode,
    phase,
    ...(end === undefined ? {} : { outcome: end.outcome }),
    started: opened?.time ?? '',
    entries: state.entries,
    people: members.map(({ id }) => ({ id, name: person(state, id)?.name ?? id })),
  }
}
