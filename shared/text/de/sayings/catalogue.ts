import type { Sayings } from '../../en/sayings/catalogue.ts'
import { form } from './form.ts'
import { paper } from './paper.ts'
import { plan } from './plan.ts'
import { script } from './script.ts'
import { shape } from './shape.ts'
import { verify } from './verify.ts'

/** Findings, refusals and checks in German. */
export const sayings: Sayings = {
  ...form,
  ...paper,
  ...plan,
  ...script,
  ...shape,
  ...verify,
}
