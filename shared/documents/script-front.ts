import { fromHex } from '../bytes.ts'
import type { Action, Plan, Target } from '../ceremony/plan.ts'
import { continues, KIND_TABLE } from '../ceremony/kinds.ts'
import { kindOf } from '../ceremony/plan.ts'
import { effectivePolicy, OLD_QUORUM } from '../ceremony/policy.ts'
import { countOf, ROLES } from '../ceremony/roles.ts'
import type { Step } from '../ceremony/script.ts'
import { personName } from './entry-note.ts'
import { type Content, type Html, html } from './markup.ts'
import { clock, facts, mono, recordTable } from './sheet.ts'
import { rulesOfPaper } from './script-rules.ts'
import { wordTable } from './words.ts'

/** The front matter of the printed script: what, who, with which rules. */
export function planFront(plan: Plan, digest: string): Html {
  return html`<p class="lead">${MARK[plan.mode]}</p>
${facts([
  ['Number', plan.number],
  ['Kind', kindOf(plan)],
  ['Organization', plan.organization],
  ['Place', plan.location],
  ['Objectives', plan.purpose],
  ['Continues ceremony', plan.source && mono(plan.source.ceremony)],
  ['Continues checkpoint', plan.source && mono(plan.source.checkpoint)],
  ['Date', BLANK],
  ['Planned begin, end', BLANK],
  ['Ceremony id', html`${BLANK} <small>32 digits, from the screen, once the log is open</small>`],
])}
<h2>Plan digest</h2>
<p>Read these words aloud from your own paper. They must be the words on the screen.</p>
${wordTable('All 32 words', fromHex(digest))}
<h2>Shares</h2>
${sharesLine(plan)}
<section class="keep">
<h2>Who approves what</h2>
${facts(actionsOf(plan).map((action): [string, Content] => [action, approversOf(plan, action)]))}
</section>
<h2>People</h2>
${peopleTable(plan)}
<h2>Keys and where they go</h2>
${keysTable(plan)}
${rulesOfPaper()}`
}

/** The acting role of a step, and the person when the step belongs to one alone. */
export function roleLine(plan: Plan, step: Step): string {
  const name = soleName(plan, step)
  return name === undefined ? step.role : `${step.role}: ${name}`
}

/** The same on two lines, for a narrow column. */
export function roleCell(plan: Plan, step: Step): Content {
  const name = soleName(plan, step)
  return [step.role, name === undefined ? undefined : html`<small>${name}</small>`]
}

function soleName(plan: Plan, { who }: Step): string | undefined {
  const [only] = who
  return who.length === 1 && only !== undefined ? personName(plan, only) : undefined
}

const MARK = {
  production: html`<strong>PRODUCTION.</strong> The keys made here are for use.`,
  rehearsal: html`<strong>REHEARSAL.</strong> The keys made here are for tests alone.`,
} as const

const BLANK = html`<span class="signature"></span>`

function peopleTable(plan: Plan): Html {
  return html`<table class="sign">
<thead><tr><th scope="col" class="wide">Name</th><th scope="col">Roles</th><th scope="col" class="wide">Signature</th><th scope="col" class="narrow">Initials</th><th scope="col">Identity seen by</th></tr></thead>
<tbody>
${plan.people.map(
  ({
    id,
    name,
    roles,
  }) => html`<tr><td>${name} (${id})</td><td>${roles.join(', ')}${plan.backup.alternates?.includes(id) ? ', alternate' : ''}${deputyOf(plan, id)}</td><td></td><td></td><td></td></tr>
`,
)}</tbody>
</table>
`
}

function deputyOf(plan: Plan, id: string): string {
  const deputy = plan.deputies?.[id]
  return deputy === undefined ? '' : `; deputy: ${personName(plan, deputy)}`
}

function sharesLine({ backup, relax, people }: Plan): Html {
  const n = backup.custodians.length
  const shares = backup.custodians.map((id, i) => {
    const name = people.find((one) => one.id === id)?.name ?? id
    return html`<li>Share ${i + 1}: ${name}</li>`
  })
  return html`<p class="lead">Any ${backup.threshold} of ${n} shares recover every key of this ceremony.</p>
<ul class="columns">${shares}</ul>
${backup.threshold === n ? html`<p class="warning">Every share is needed. The loss of one share loses every key.</p>` : undefined}
${backup.reason === undefined ? undefined : html`<p>Reason for this number of shares: ${backup.reason}</p>`}
${relax === undefined || relax.length === 0 ? undefined : html`<p class="warning">This plan relaxes the separation of duties.</p>`}
`
}

function actionsOf(plan: Plan): readonly Action[] {
  if (continues(plan))
    return KIND_TABLE[kindOf(plan)].actions.filter((action) => action !== 'export')
  const wraps = plan.keys.some(({ targets }) => (targets ?? []).length > 0)
  return wraps
    ? ['begin', 'generate', 'release', 'wrap', 'recover', 'close']
    : ['begin', 'generate', 'release', 'close']
}

function approversOf(plan: Plan, action: Action): string {
  const old = action === 'reshare' ? [OLD_QUORUM] : []
  const needs = effectivePolicy(plan, action, action === 'reshare' ? 0 : undefined)
  const roles = ROLES.filter((role) => needs[role] > 0)
  return [...old, ...roles.map((role) => countOf(role, needs[role]))].join(' and ')
}

function keysTable(plan: Plan): Html {
  const records = plan.keys.map(({ label, algorithm, use, owner, targets, rotation }) => ({
    cells: [
      label,
      algorithm,
      use ?? '',
      owner ?? '',
      rotation === undefined ? '' : `${rotation} days`,
    ],
    details: (targets ?? []).flatMap(targetFacts),
  }))
  return recordTable(['Key', 'Algorithm', 'Use', 'Owner', 'Rotation'], records)
}

function targetFacts(target: Target): (readonly [string, Content])[] {
  const { provider, key, method, wrappingKey, wrappingKeySha256, expires } = target
  return [
    ['To', `${provider}: ${key}`],
    ['Method', method],
    ['Wrapping key', wrappingKeySha256 && mono(`SHA-256 ${wrappingKeySha256}`)],
    [
      'Wrapping key file',
      wrappingKey && mono(`${wrappingKey.path}, SHA-256 ${wrappingKey.sha256}`),
    ],
    ['Expires (UTC)', expires && clock(expires)],
  ]
}
