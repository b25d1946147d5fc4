import { sentenceOf } from '../ceremony/sentences.ts'
import type { CeremonyEvent } from '../ceremony/events.ts'
import { historyOf } from '../ceremony/history.ts'
import { sharesKnown } from '../ceremony/set-history.ts'
import { keepsBackups } from '../ceremony/kinds.ts'
import type { Key } from '../ceremony/state/key.ts'
import type { Share, ShareSet } from '../ceremony/state/share.ts'
import type { State } from '../ceremony/state.ts'
import { isEffective } from '../ceremony/standing.ts'
import { fingerprint, parsePublicKey } from '../crypto/sshkey.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { personName, personNames } from './entry-note.ts'
import { type Content, type Html, html } from './markup.ts'
import { people } from './report-people.ts'
import { clock, facts, mono, recordTable, type TableRecord } from './sheet.ts'

/** People, keys, shares and packages: what the ceremony leaves behind, by the log. */
export function inventory(text: Catalogue, state: State, events: readonly CeremonyEvent[]): Html {
  const { inventory: words, people: named } = text.documents.report
  return html`<h2>${named.title}</h2>
${people(text, state, events)}
<h2>${words.keys}</h2>
${keys(text, state)}
${randomness(text, state, events)}
<h2>${words.shares}</h2>
${state.sets.length === 0 ? html`<p>${words.noSet}</p>` : state.sets.map((set) => shares(text, state, set))}
${knowledge(words, state)}
<h2>${words.packages}</h2>
${packages(text, state)}
`
}

type Words = Catalogue['documents']['report']['inventory']

/** Rule 3, PCI PIN 21-2.4: over every set of these keys that any bundle presented tells of. */
function knowledge(words: Words, state: State): Html | undefined {
  const history = historyOf(state)
  if (state.source?.history === undefined || history.length === 0) return undefined
  const people = new Map(
    history
      .flatMap((one) => one.known)
      .map(({ id, name }) => [JSON.stringify([id, name]), { id, name }]),
  )
  const rows = [...people.values()].map((one) => {
    const shares = history.flatMap(({ set, known }) =>
      known
        .filter(({ id, name }) => id === one.id && name === one.name)
        .map(({ indexes }) => words.knownOf(indexes.join(', '), set)),
    )
    return html`<tr><td>${one.name} (${one.id})</td><td>${sharesKnown(history, one)}</td><td>${mono(shares.join('; '))}</td></tr>
`
  })
  const { also = [] } = state.source
  const beside =
    also.length === 0
      ? words.laterNone
      : words.beside(also.map(({ ceremony }) => ceremony).join(', '))
  return html`<h3>${words.knows}</h3>
<p>${words.knowsLead(beside)}</p>
<table><thead><tr>${words.knowsColumns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table>`
}

function keys(text: Catalogue, state: State): Html {
  const words = text.documents.report.inventory
  if (state.keys.length === 0) return html`<p>${words.noKey}</p>`
  const records = state.keys.map((key) => keyRecord(text, state, key))
  const from = state.source === undefined ? words.generated : words.taken
  return recordTable([...words.keyColumns, from], records)
}

/** What everything random was drawn from, in the words of the log; a restart may have changed it. */
function randomness(text: Catalogue, state: State, events: readonly CeremonyEvent[]): Html[] {
  const settled = events.filter(({ type }) => type === 'entropy.mixed' || type === 'entropy.system')
  return settled.map(
    (event) =>
      html`<p>${sentenceOf(text, state, event)} ${text.documents.page.entry(event.seq)}.</p>
`,
  )
}

function keyRecord({ documents }: Catalogue, state: State, key: Key): TableRecord {
  const words = documents.report.inventory
  const planned = state.ground.plan.keys.find((one) => one.label === key.label)
  const backup = key.lost ? undefined : state.backups.find((one) => one.label === key.label)
  return {
    cells: [
      key.lost
        ? html`<s>${key.label}</s> <strong>${words.lost}</strong>`
        : html`<strong>${key.label}</strong>`,
      key.algorithm,
      planned?.use ?? '',
      planned?.owner ?? '',
      documents.page.entry(key.entry),
    ],
    details: [
      [words.checkValue, key.kcv && mono(key.kcv)],
      [words.publicKey, key.spki && mono(key.spki)],
      [words.pem, key.pem && html`<pre class="mono">${key.pem}</pre>`],
      [words.commitment, mono(key.commitment)],
      [words.salt, mono(key.salt)],
      [
        words.backup,
        backup && !keepsBackups(state.ground.plan)
          ? words.backupBefore
          : backup
            ? mono(words.backupFile(key.label, backup.bytes))
            : words.none,
      ],
      [words.backupHash, backup && mono(backup.sha256)],
    ],
  }
}

function shares(text: Catalogue, state: State, set: ShareSet): Html {
  const words = text.documents.report.inventory
  const n = set.shares.length
  const taken = set.set === state.source?.set
  const standing = set.voided
    ? ` ${words.voided}`
    : set.supersededBy === undefined
      ? ''
      : ` ${words.superseded(set.supersededBy)}`
  // Of shares that were taken over, only the evidence before knows medium, bag and copies.
  const custody = taken ? state.source?.custody : undefined
  const handled = !taken || custody !== undefined
  const records = set.shares.map((share): TableRecord => {
    const { index, custodian, read, commitment } = share
    const kept = taken
      ? custody?.find((one) => one.index === index)
      : { ...read, copies: share.copies }
    return {
      cells: [
        index,
        personName(text, state.ground.plan, custodian),
        receipt(words, state, set, share),
        ...(handled ? [kept?.medium ?? '', kept?.bag ?? '', kept?.copies ?? ''] : []),
      ],
      details: [
        [words.readBack, read && words.read[read.how]],
        [words.commitment, mono(commitment)],
      ],
    }
  })
  return html`<h3>${words.set(set.set)}</h3>
<p class="lead">${words.recover(set.threshold, n)}${standing}</p>
${facts([
  [taken ? words.taken : words.made, text.documents.page.entry(set.entry)],
  [words.proof, set.proven ? words.proven : words.notProven],
  [words.recoveryKey, mono(fingerprint(parsePublicKey(set.recovery)))],
])}
${recordTable(words.shareColumns.slice(0, handled ? 6 : 3), records, 'shares')}
`
}

function receipt(
  words: Words,
  state: State,
  { set }: ShareSet,
  { index, received }: Share,
): Content {
  if (set === state.source?.set) return words.receiptBefore
  return received ? words.receiptSigned : excusedReceipt(words, state, set, index)
}

function excusedReceipt(words: Words, state: State, set: string, index: number): Html {
  const found = state.exceptions.find(
    ({ about }) => about.kind === 'receipt' && about.set === set && about.index === index,
  )
  const exception = found !== undefined && isEffective(found) ? found.exception : undefined
  return html`<strong>${words.receiptNone(exception)}</strong>`
}

function packages(text: Catalogue, state: State): Html {
  const words = text.documents.report.inventory
  const { planned } = state.ground
  if (planned.length === 0) return html`<p>${words.noPackage}</p>`
  const records = planned.map((facts): TableRecord => {
    const made = state.packages.find((one) => one.path === facts.path)
    const compared = state.compared.filter((one) => one.path === facts.path).map((one) => one.by)
    return {
      cells: [
        html`<strong>${facts.label}</strong>`,
        facts.provider,
        status(words.status, made?.status ?? 'none'),
      ],
      details: [
        [words.target, mono(facts.target)],
        [words.method, `${facts.method}, ${facts.hash}`],
        [words.wrappingKey, mono(facts.wrappingKey)],
        [words.comparedBy, personNames(text, state.ground.plan, compared)],
        [words.token, facts.token && mono(facts.token)],
        [words.expires, facts.expires && clock(facts.expires)],
        ...Object.entries(facts.options).map(([name, value]) => [name, value] as const),
        [words.folder, mono(facts.path)],
        [words.manifest, made?.manifest && mono(made.manifest)],
      ],
    }
  })
  return html`<p>${words.packagesLead}</p>
${recordTable(words.packageColumns, records)}
`
}

function status(words: Words['status'], name: keyof Words['status']): Content {
  return name === 'finished' ? words[name] : html`<strong>${words[name]}</strong>`
}
