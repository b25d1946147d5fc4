import { fromHex } from '../bytes.ts'
import type { Action, Plan, Target } from '../ceremony/plan.ts'
import { kindOf } from '../ceremony/plan.ts'
import { effectivePolicy } from '../ceremony/policy.ts'
import { countOf, ROLES } from '../ceremony/roles.ts'
import type { Step } from '../ceremony/script.ts'
import { personName } from './entry-note.ts'
import { type Content, type Html, html } from './markup.ts'
import { clock, facts, mono, recordTable } from './sheet.ts'
import { wordTable } from './words.ts'

/** The front matter of the printed script: what, who, with which rules. */
export function planFront(plan: Plan, digest: string): Html {
  return html`${facts([
    ['Number', plan.number],
    ['Organization', plan.organization],
    ['Place', plan.location],
    ['Purpose', plan.purpose],
    ['Kind', kindOf(plan)],
    ['Continues ceremony', plan.source && mono(plan.source.ceremony)],
    ['Date, begin, end', BLANK],
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
${RULES}`
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
  const wraps = plan.keys.some(({ targets }) => (targets ?? []).length > 0)
  return wraps
    ? ['begin', 'generate', 'release', 'wrap', 'recover', 'close']
    : ['begin', 'generate', 'release', 'close']
}

function approversOf(plan: Plan, action: Action): string {
  const needs = effectivePolicy(plan, action)
  return ROLES.filter((role) => needs[role] > 0)
    .map((role) => countOf(role, needs[role]))
    .join(' and ')
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

const RULES = html`<h2>Rules of this document</h2>
<ul class="plain">
<li>Do the steps in their order. Do one step at a time. Read each instruction aloud before it is done.</li>
<li>Write the time of each step in UTC, hours and minutes, by the clock of the laptop.</li>
<li>The person who acted puts their initials. Initials mean: done, and the expected result was seen.</li>
<li>When a result is another one: stop, write it in the remarks, and raise an exception in the program. One person raises it, two others co-sign it.</li>
<li>Correct with a single line through the text, and initials. Never erase.</li>
<li>At least two people stay in the room at all times. Otherwise everybody leaves. Breaks and every entry and exit are noted in the remarks.</li>
<li>While a share is on the screen, only its custodian looks at it. Nobody speaks it.</li>
<li>Everybody may stop the ceremony at any time.</li>
</ul>
<h3>Words</h3>
<ul class="plain">
<li>Digest: SHA-256 of a file, written in hex or as 32 words. Head: the digest of the checkpoint of the closed log. Running head: the SHA-256 of the last line of the log.</li>
<li>Share: one part of the backup key, held by one custodian. Receipt: a custodian’s signature over the share that was read back.</li>
<li>Vault: the part of the program that holds secrets, in memory. Package: what goes to one cloud for one key.</li>
</ul>
`
