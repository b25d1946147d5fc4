import type { Plan } from '../ceremony/plan.ts'
import type { Step } from '../ceremony/script.ts'
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
}): string {
  const { plan, digest, steps } = input
  const acts = actsOf(steps, (step) => step.act)
  return sheet({
    kind: 'Script',
    title: plan.title,
    mode: plan.mode,
    reference: `Plan ${digest.slice(0, 16)}`,
    body: html`${planFront(plan, digest)}
<section class="page">
${acts.map(
  ([act, rows]) => html`<h2>${act}</h2>
${blankTable(rows.map((step) => blankRow(plan, step)))}`,
)}
</section>
${NOTES}`,
  })
}

function blankTable(rows: readonly Html[]): Html {
  return html`<table class="steps">
<thead><tr><th scope="col" class="no">No.</th><th scope="col" class="role">Role</th><th scope="col">Instruction and expected result</th><th scope="col" class="short">Time</th><th scope="col" class="short">Initials</th><th scope="col" class="remarks">Remarks</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
`
}

function blankRow(plan: Plan, step: Step): Html {
  const { number, instruction, expected, records, task } = step
  const signed = task.do === 'note' && task.signed
  return html`<tr><td class="no">${number}</td><td class="role">${roleCell(plan, step)}</td><td><p>${instruction}</p><p class="expected">Expected: ${expected}</p>${
    records === undefined ? undefined : html`<p class="expected">Write down: ${records}</p>`
  }${signed ? html`<p class="expected">Signed in the program.</p>` : undefined}</td><td class="blank"></td><td class="blank"></td><td class="blank"></td></tr>
`
}

const PRESENCE_ROWS = Array.from({ length: 10 }, (_, i) => i)
const RUNNING_ROWS = [1, 2, 3, 4, 5, 6, 7, 8]
const EXCEPTION_FIELDS = ['Expected', 'Happened', 'Decided', 'Time, names and signatures of three']

const NOTES = html`<section class="page">
<h2>Notes</h2>
<h3>Breaks, arrivals and departures</h3>
<table class="sign"><thead><tr><th scope="col">Who</th><th scope="col" class="narrow">Left</th><th scope="col" class="narrow">Came</th><th scope="col">Reason</th><th scope="col" class="narrow">Initials</th></tr></thead><tbody>
${PRESENCE_ROWS.map(
  () => html`<tr><td></td><td></td><td></td><td></td><td></td></tr>
`,
)}</tbody></table>
<h3>Entry numbers and running heads that approvers note</h3>
<table class="sign"><thead><tr><th scope="col" class="narrow">Entry</th><th scope="col">First 16 digits of the running head</th><th scope="col" class="narrow">Time</th><th scope="col" class="narrow">Initials</th></tr></thead><tbody>
${RUNNING_ROWS.map(
  () => html`<tr><td></td><td></td><td></td><td></td></tr>
`,
)}</tbody></table>
<div class="keep"><h3>The head at the close, copied by hand</h3>
<p>Sixteen groups of four digits. Compare them aloud, in words.</p>
${blankHead()}</div>
<div class="keep"><h3>Exception sheet</h3>
<p>The program records exceptions too. Strike this sheet out if it is not used.</p>
${EXCEPTION_FIELDS.map((field) => html`<div class="box">${field}</div>`)}</div>
</section>`
