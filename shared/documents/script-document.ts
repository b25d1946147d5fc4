import type { Plan } from '../ceremony/plan.ts'
import type { Step } from '../ceremony/script.ts'
import { type Content, type Html, html } from './markup.ts'
import { AFTER, BEFORE, type PaperRow } from './paper-rows.ts'
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
<h2>Before the first step</h2>
<p>On paper only. The program does not record these rows.</p>
${blankTable(BEFORE.map(paperRow))}
${acts.map(
  ([act, rows]) => html`<h2>${act}</h2>
${blankTable(rows.map((step) => blankRow(step.number, roleCell(plan, step), step)))}`,
)}
<h2>After the last step</h2>
<p>On paper only. The program does not record these rows.</p>
${blankTable(AFTER.map(paperRow))}
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

function paperRow(row: PaperRow): Html {
  return blankRow(row.number, row.role, row)
}

function blankRow(
  number: number | string,
  role: Content,
  { instruction, expected }: { readonly instruction: string; readonly expected: string },
): Html {
  return html`<tr><td class="no">${number}</td><td class="role">${role}</td><td><p>${instruction}</p><p class="expected">Expected: ${expected}</p></td><td class="blank"></td><td class="blank"></td><td class="blank"></td></tr>
`
}

const RUNNING_ROWS = [1, 2, 3, 4, 5, 6, 7, 8]
const EXCEPTION_FIELDS = ['Expected', 'Happened', 'Decided', 'Time, names and signatures of three']

const NOTES = html`<section class="page">
<h2>Notes</h2>
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
