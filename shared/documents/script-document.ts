import type { Plan } from '../ceremony/plan.ts'
import { type Step, stepIn } from '../ceremony/step.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { type Html, html } from './markup.ts'
import { planFront, roleCell } from './script-front.ts'
import { blankHead, sheet } from './sheet.ts'
import { actsOf } from './step-record.ts'

export { executedScript } from './script-executed.ts'

/** The script as it is printed before the ceremony, with blanks for what happens in the room. */
export function proposedScript(input: {
  readonly plan: Plan
  readonly digest: string
  readonly steps: readonly Step[]
  readonly text: Catalogue
}): string {
  const { plan, digest, text } = input
  const { script, page } = text.documents
  const steps = input.steps.map((step) => stepIn(step, page.lang))
  const acts = actsOf(steps, (step) => step.act)
  return sheet({
    text,
    kind: script.kind,
    title: plan.title,
    mode: plan.mode,
    reference: page.plan(digest.slice(0, 16)),
    body: html`${planFront(text, plan, digest)}
<section class="acts">
${acts.map(
  ([act, rows]) => html`<h2>${text.act(act)}</h2>
${blankTable(
  script.columns,
  rows.map((step) => blankRow(text, plan, step)),
)}`,
)}
</section>
${notes(script)}`,
  })
}

type Words = Catalogue['documents']['script']

function blankTable(words: Words['columns'], rows: readonly Html[]): Html {
  return html`<table class="steps">
<thead><tr><th scope="col" class="no">${words.number}</th><th scope="col" class="role">${words.role}</th><th scope="col">${words.instruction}</th><th scope="col" class="short">${words.time}</th><th scope="col" class="short">${words.initials}</th><th scope="col" class="remarks">${words.remarks}</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
`
}

function blankRow(text: Catalogue, plan: Plan, step: Step): Html {
  const words = text.documents.script
  const { number, instruction, expected, records, task } = step
  const signed = task.do === 'note' && task.signed
  return html`<tr><td class="no">${number}</td><td class="role">${roleCell(text, plan, step)}</td><td><p>${instruction}</p><p class="expected">${words.expected(expected)}</p>${
    records === undefined ? undefined : html`<p class="expected">${words.writeDown(records)}</p>`
  }${signed ? html`<p class="expected">${words.signedInProgram}</p>` : undefined}</td><td class="blank"></td><td class="blank"></td><td class="blank"></td></tr>
`
}

const PRESENCE_ROWS = Array.from({ length: 10 }, (_, i) => i)
const RUNNING_ROWS = [1, 2, 3, 4, 5, 6, 7, 8]

function notes({ notes: words, columns }: Words): Html {
  return html`<section class="page">
<h2>${words.title}</h2>
<h3>${words.presence}</h3>
<table class="sign"><thead><tr><th scope="col">${words.who}</th><th scope="col" class="narrow">${words.left}</th><th scope="col" class="narrow">${words.came}</th><th scope="col">${words.reason}</th><th scope="col" class="narrow">${columns.initials}</th></tr></thead><tbody>
${PRESENCE_ROWS.map(
  () => html`<tr><td></td><td></td><td></td><td></td><td></td></tr>
`,
)}</tbody></table>
<h3>${words.heads}</h3>
<table class="sign"><thead><tr><th scope="col" class="narrow">${words.entry}</th><th scope="col">${words.digits}</th><th scope="col" class="narrow">${columns.time}</th><th scope="col" class="narrow">${columns.initials}</th></tr></thead><tbody>
${RUNNING_ROWS.map(
  () => html`<tr><td></td><td></td><td></td><td></td></tr>
`,
)}</tbody></table>
<div class="keep"><h3>${words.head}</h3>
<p>${words.groups}</p>
${blankHead()}</div>
<div class="keep"><h3>${words.exception}</h3>
<p>${words.strike}</p>
${words.fields.map((field) => html`<div class="box">${field}</div>`)}</div>
</section>`
}
