import { form } from './form.ts'
import { paper } from './paper.ts'
import { plan } from './plan.ts'
import { script } from './script.ts'
import { shape } from './shape.ts'
import { verify } from './verify.ts'

/** Findings, refusals and checks in English, as command line, log and tests know them. */
export const sayings = {
  ...form,
  ...paper,
  ...plan,
  ...script,
  ...shape,
  ...verify,
}

export type Sayings = typeof sayings
