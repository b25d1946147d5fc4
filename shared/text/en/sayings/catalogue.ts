import { form } from './form.ts'
import { paper } from './paper.ts'
import { verify } from './verify.ts'

/** Findings, refusals and checks in English, as command line, log and tests know them. */
export const sayings = {
  ...form,
  ...paper,
  ...verify,
}

export type Sayings = typeof sayings
