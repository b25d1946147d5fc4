import { form } from './form.ts'
import { gate } from './gate.ts'
import { intent } from './intent.ts'
import { paper } from './paper.ts'
import { plan } from './plan.ts'
import { rule } from './rule.ts'
import { script } from './script.ts'
import { shape } from './shape.ts'
import { share } from './share.ts'
import { verify } from './verify.ts'

/** Findings, refusals and checks in English, as command line, log and tests know them. */
export const sayings = {
  ...form,
  ...gate,
  ...intent,
  ...paper,
  ...plan,
  ...rule,
  ...script,
  ...shape,
  ...share,
  ...verify,
}

export type Sayings = typeof sayings
