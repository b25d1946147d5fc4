import type { Sayings } from '../../en/sayings/catalogue.ts'
import { form } from './form.ts'
import { paper } from './paper.ts'
import { verify } from './verify.ts'

/** Findings, refusals and checks in German. */
export const sayings: Sayings = {
  ...form,
  ...paper,
  ...verify,
}
