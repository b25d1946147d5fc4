import { fromHex } from '../bytes.ts'
import { type Action, kindOf, type Plan, type Target } from '../ceremony/plan.ts'
import { continues, KIND_TABLE } from '../ceremony/kinds.ts'
import { effectivePolicy } from '../ceremony/policy.ts'
import { ROLES } from '../ceremony/roles.ts'
import type { Step } from '../ceremony/step.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { nameOf } from './entry-note.ts'
import { type Content, type Html, html } from './markup.ts'
import { clock, facts, mono, recordTable } from './sheet.ts'
import { rulesOfPaper } from './script-rules.ts'
import { wordTable } from './words.ts'

/** The front matter of the printed script: what, who, with which rules. */
export function planFront(text: Catalogue, plan: Plan, digest: string): Html {
  const { script, page, rules } = text.documents
  const words = script.front
  return html`<p class="lead">${script.marks[plan.mode]}</p>
${facts([
  [words.number, plan.number],
  [words.kind, page.kinds[kindOf(plan)]],
  [words.organization, plan.organization],
  [words.place, plan.location],
  [words.objectives, plan.purpose],
  [words.continuesCeremony, plan.source && mono(plan.source.ceremony)],
  [words.continuesCheckpoint, plan.source && mono(plan.source.checkpoint)],
  ...(plan.also ?? []).map(({ ceremony, checkpoint }): [string, Content] => [
    words.beside,
    mono(`${ceremony}, ${checkpoint}`),
  ]),
  [words.date, BLANK],
  [words.planned, BLANK],
  [words.id, html`${BLANK} <small>${words.idHint}</small>`],
])}
<h2>${words.digest}</h2>
<p>${words.aloud}</p>
${wordTable(words.allWords, fromHex(digest))}
<section class="keep">
<h2>${words.shares}</h2>
${sharesLine(script.shares, plan)}</section>
<section class="keep">
<h2>${words.approvals}</h2>
${facts(actionsOf(plan).map((action): [string, Content] => [page.actions[action], approversOf(text, plan, action)]))}
</section>
<h2>${words.people}</h2>
${peopleTable(text, plan)}
<h2>${words.keys}</h2>
${keysTable(script.keys, plan)}
${rulesOfPaper(rules)}`
}

/** The acting role of a step, and the person when the step belongs to one alone. */
export function roleLine({ roles }: Catalogue, plan: Plan, step: Step): string {
  const name = soleName(plan, step)
  return name === undefined ? roles[step.role] : `${roles[step.role]}: ${name}`
}

/** The same on two lines, for a narrow column. */
export function roleCell({ roles }: Catalogue, plan: Plan, step: Step): Content {
  const name = soleName(plan, step)
  return [roles[step.role], name === undefined ? undefined : html`<small>${name}</small>`]
}

function soleName(plan: Plan, { who }: Step): string | undefined {
  const [only] = who
  return who.length === 1 && only !== undefined ? nameOf(plan, only) : undefined
}

const BLANK = html`<span class="signature"></span>`

function peopleTable({ documents, roles: named }: Catalogue, plan: Plan): Html {
  const words = documents.script.people
  const [name, roles, signature, initials, identity] = words.columns
  return html`<table class="sign">
<thead><tr><th scope="col" class="wide">${name}</th><th scope="col">${roles}</th><th scope="col" class="wide">${signature}</th><th scope="col" class="narrow">${initials}</th><th scope="col">${identity}</th></tr></thead>
<tbody>
${plan.people.map(
  (
    one,
  ) => html`<tr><td>${one.name} (${one.id})</td><td>${one.roles.map((role) => named[role]).join(', ')}${plan.backup.alternates?.includes(one.id) ? words.alternate : ''}${deputyOf(words, plan, one.id)}</td><td></td><td></td><td></td></tr>
`,
)}</tbody>
</table>
`
}

function deputyOf(
  words: Catalogue['documents']['script']['people'],
  plan: Plan,
  id: string,
): string {
  const deputy = plan.deputies?.[id]
  return deputy === undefined ? '' : words.deputy(nameOf(plan, deputy))
}

function sharesLine(words: Catalogue['documents']['script']['shares'], plan: Plan): Html {
  const { backup, relax } = plan
  const n = backup.custodians.length
  const shares = backup.custodians.map((id, i) => {
    return html`<li>${words.share(i + 1, nameOf(plan, id))}</li>`
  })
  return html`<p class="lead">${words.lead(backup.threshold, n)}</p>
<ul class="columns">${shares}</ul>
${backup.threshold === n ? html`<p class="warning">${words.every}</p>` : undefined}
${backup.reason === undefined ? undefined : html`<p>${words.reason(backup.reason)}</p>`}
${relax === undefined || relax.length === 0 ? undefined : html`<p class="warning">${words.relaxed}</p>`}
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

function approversOf({ documents }: Catalogue, plan: Plan, action: Action): string {
  const { page, script } = documents
  const old = action === 'reshare' ? [script.oldQuorum] : []
  const needs = effectivePolicy(plan, action, action === 'reshare' ? 0 : undefined)
  const roles = ROLES.filter((role) => needs[role] > 0)
  return [...old, ...roles.map((role) => page.counted(role, needs[role]))].join(page.and)
}

function keysTable(words: KeyWords, plan: Plan): Html {
  const records = plan.keys.map(({ label, algorithm, use, owner, targets, rotation }) => ({
    cells: [
      label,
      algorithm,
      use ?? '',
      owner ?? '',
      rotation === undefined ? '' : words.days(rotation),
    ],
    details: (targets ?? []).flatMap((target) => targetFacts(words, target)),
  }))
  return recordTable(words.columns, records)
}

type KeyWords = Catalogue['documents']['script']['keys']

function targetFacts(words: KeyWords, target: Target): (readonly [string, Content])[] {
  const { provider, key, method, wrappingKey, wrappingKeySha256, expires } = target
  return [
    [words.to, `${provider}: ${key}`],
    [words.method, method],
    [words.wrappingKey, wrappingKeySha256 && mono(`SHA-256 ${wrappingKeySha256}`)],
    [
      words.wrappingKeyFile,
      wrappingKey && mono(`${wrappingKey.path}, SHA-256 ${wrappingKey.sha256}`),
    ],
    [words.expires, expires && clock(expires)],
  ]
}
