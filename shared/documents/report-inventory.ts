import type { CeremonyEvent } from '../ceremony/events.ts'
import { historyOf, sharesKnown } from '../ceremony/history.ts'
import { keepsBackups } from '../ceremony/kinds.ts'
import { isEffective, type Key, type Share, type ShareSet, type State } from '../ceremony/state.ts'
import { fingerprint, parsePublicKey } from '../crypto/sshkey.ts'
import { personName } from './entry-note.ts'
import { type Content, type Html, html } from './markup.ts'
import { people } from './report-people.ts'
import { clock, facts, mono, recordTable, type TableRecord } from './sheet.ts'

/** People, keys, shares and packages: what the ceremony leaves behind, by the log. */
export function inventory(state: State, events: readonly CeremonyEvent[]): Html {
  return html`<h2>People</h2>
${people(state, events)}
<h2>Keys and backups</h2>
${keys(state)}
<h2>Shares</h2>
${state.sets.length === 0 ? html`<p>No share set was made.</p>` : state.sets.map((set) => shares(state, set))}
${knowledge(state)}
<h2>Packages</h2>
${packages(state)}
`
}

/** Rule 3, PCI PIN 21-2.4: over every set of these keys that any bundle presented tells of. */
function knowledge(state: State): Html | undefined {
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
        .map(({ indexes }) => `${indexes.join(', ')} of ${set}`),
    )
    return html`<tr><td>${one.name} (${one.id})</td><td>${sharesKnown(history, one)}</td><td>${mono(shares.join('; '))}</td></tr>
`
  })
  const { also = [] } = state.source
  const beside =
    also.length === 0
      ? 'People stated that there is no later reshare of these keys.'
      : `Presented beside it: the evidence of ${also.map(({ ceremony }) => ceremony).join(', ')}.`
  return html`<h3>Who knows which share</h3>
<p>Current and earlier shares of these keys, within the bundles presented. ${beside} People are matched by id and name.</p>
<table><thead><tr><th scope="col">Person</th><th scope="col">Shares known</th><th scope="col">Which, of which set</th></tr></thead>
<tbody>${rows}</tbody></table>`
}

function keys(state: State): Html {
  if (state.keys.length === 0) return html`<p>No key was generated.</p>`
  const records = state.keys.map((key) => keyRecord(state, key))
  const from = state.source === undefined ? 'Generated' : 'Taken over'
  return recordTable(['Key', 'Algorithm', 'Use', 'Owner', from], records)
}

function keyRecord(state: State, key: Key): TableRecord {
  const planned = state.ground.plan.keys.find((one) => one.label === key.label)
  const backup = key.lost ? undefined : state.backups.find((one) => one.label === key.label)
  return {
    cells: [
      key.lost
        ? html`<s>${key.label}</s> <strong>lost, never use</strong>`
        : html`<strong>${key.label}</strong>`,
      key.algorithm,
      planned?.use ?? '',
      planned?.owner ?? '',
      `entry ${key.entry}`,
    ],
    details: [
      ['Check value', key.kcv && mono(key.kcv)],
      ['Public key', key.spki && mono(key.spki)],
      ['As PEM', key.pem && html`<pre class="mono">${key.pem}</pre>`],
      ['Commitment', mono(key.commitment)],
      ['Salt', mono(key.salt)],
      [
        'Backup',
        backup && !keepsBackups(state.ground.plan)
          ? 'in the evidence before'
          : backup
            ? mono(`backups/${key.label}.kwp, ${backup.bytes} bytes`)
            : 'none',
      ],
      ['Backup SHA-256', backup && mono(backup.sha256)],
    ],
  }
}

function shares(state: State, set: ShareSet): Html {
  const n = set.shares.length
  const taken = set.set === state.source?.set
  const standing = set.voided
    ? ' This set is void: its shares recover nothing.'
    : set.supersededBy === undefined
      ? ''
      : ` This set is superseded by set ${set.supersededBy}.`
  const records = set.shares.map((share): TableRecord => {
    const { index, custodian, read, copies, commitment } = share
    return {
      cells: [
        index,
        personName(state.ground.plan, custodian),
        receipt(state, set, share),
        read?.medium ?? '',
        read?.bag ?? '',
        copies,
      ],
      details: [
        ['Read back', read && READ[read.how]],
        ['Commitment', mono(commitment)],
      ],
    }
  })
  return html`<h3>Set ${set.set}</h3>
<p class="lead">Any ${set.threshold} of ${n} recover every key of this set.${standing}</p>
${facts([
  [taken ? 'Taken over' : 'Made', `entry ${set.entry}`],
  ['Proof', set.proven ? 'All shares belong together and recover every key.' : 'Not proven.'],
  ['Recovery key', mono(fingerprint(parsePublicKey(set.recovery)))],
])}
${recordTable(['Share', 'Custodian', 'Receipt', 'Medium', 'Bag', 'Copies'], records)}
`
}

const READ = { typed: 'typed by the custodian', file: 'from a file', qr: 'from a QR code' } as const

function receipt(state: State, { set }: ShareSet, { index, received }: Share): Content {
  if (set === state.source?.set) return 'in the log before'
  return received ? 'signed' : excusedReceipt(state, set, index)
}

function excusedReceipt(state: State, set: string, index: number): Html {
  const found = state.exceptions.find(
    ({ about }) => about.kind === 'receipt' && about.set === set && about.index === index,
  )
  const exception =
    found !== undefined && isEffective(found) ? `: exception ${found.exception}` : ''
  return html`<strong>none${exception}</strong>`
}

function packages(state: State): Html {
  const { planned } = state.ground
  if (planned.length === 0) return html`<p>The plan names no package.</p>`
  const records = planned.map((facts): TableRecord => {
    const made = state.packages.find((one) => one.path === facts.path)
    const compared = state.compared.filter((one) => one.path === facts.path).map((one) => one.by)
    return {
      cells: [
        html`<strong>${facts.label}</strong>`,
        facts.provider,
        STATUS[made?.status ?? 'none'],
      ],
      details: [
        ['Target', mono(facts.target)],
        ['Method', `${facts.method}, ${facts.hash}`],
        ['Wrapping key', mono(facts.wrappingKey)],
        [
          'Compared by',
          compared.map((id) => personName(state.ground.plan, id)).join(', ') || 'nobody',
        ],
        ['Token', facts.token && mono(facts.token)],
        ['Expires (UTC)', facts.expires && clock(facts.expires)],
        ...Object.entries(facts.options).map(([name, value]) => [name, value] as const),
        ['Folder', mono(facts.path)],
        ['Manifest', made?.manifest && mono(made.manifest)],
      ],
    }
  })
  return html`<p>Wrapping keys, tokens and manifests are named by their SHA-256.</p>
${recordTable(['Key', 'Provider', 'Status'], records)}
`
}

const STATUS = {
  finished: 'finished',
  started: html`<strong>started, no end</strong>`,
  failed: html`<strong>failed</strong>`,
  none: html`<strong>not made</strong>`,
} as const
