import type { Catalogue } from '../text/catalogue.ts'
import type { Plan } from './plan.ts'
import { type Step, stepIn } from './step.ts'

/** The script as lines of text: a heading for each act, then its steps with all that they say. */
export function scriptLines(
  text: Catalogue,
  plan: Plan,
  steps: readonly Step[],
): readonly string[] {
  return steps.flatMap((step, i) => [
    ...(steps[i - 1]?.act === step.act ? [] : ['', text.act(step.act).toUpperCase()]),
    '',
    ...stepLines(text, plan, step),
  ])
}

const INDENT = '     '
const MOST_NAMES = 4

function stepLines(
  { documents, roles }: Catalogue,
  { people }: Plan,
  step: Step,
): readonly string[] {
  const { script: words, page } = documents
  const { number, role, who, instruction, expected, records, signed } = stepIn(step, page.lang)
  const names = who.map((id) => people.find((one) => one.id === id)?.name ?? id)
  const may = names.length > MOST_NAMES ? words.anyOf(names.length) : names.join(', ')
  return [
    `${`${number}. `.padEnd(INDENT.length)}${roles[role]} (${may})${signed ? words.signed : ''}`,
    `${INDENT}${instruction}`,
    `${INDENT}${words.expected(expected)}`,
    ...(records === undefined ? [] : [`${INDENT}${words.record(records)}`]),
  ]
}
