import type { Plan } from './plan.ts'
import type { Step } from './script.ts'

/** The script as lines of text: a heading for each act, then its steps with all that they say. */
export function scriptLines(plan: Plan, steps: readonly Step[]): readonly string[] {
  return steps.flatMap((step, i) => [
    ...(steps[i - 1]?.act === step.act ? [] : ['', step.act.toUpperCase()]),
    '',
    ...stepLines(plan, step),
  ])
}

const INDENT = '     '
const MOST_NAMES = 4

function stepLines({ people }: Plan, step: Step): readonly string[] {
  const { number, role, who, instruction, expected, records, signed } = step
  const names = who.map((id) => people.find((one) => one.id === id)?.name ?? id)
  const may = names.length > MOST_NAMES ? `any of ${names.length} people` : names.join(', ')
  return [
    `${`${number}. `.padEnd(INDENT.length)}${role} (${may})${signed ? ', signed' : ''}`,
    `${INDENT}${instruction}`,
    `${INDENT}Expected: ${expected}`,
    ...(records === undefined ? [] : [`${INDENT}Record: ${records}`]),
  ]
}
