import type { Sayings } from '../../en/sayings/catalogue.ts'
import { age } from './age.ts'
import { call } from './call.ts'
import { challenge } from './challenge.ts'
import { custody } from './custody.ts'
import { destroy } from './destroy.ts'
import { dice } from './dice.ts'
import { document } from './document.ts'
import { form } from './form.ts'
import { gate } from './gate.ts'
import { intent } from './intent.ts'
import { machine } from './machine.ts'
import { medium } from './medium.ts'
import { onward } from './onward.ts'
import { paper } from './paper.ts'
import { passphrase } from './passphrase.ts'
import { plan } from './plan.ts'
import { proof } from './proof.ts'
import { rehearse } from './rehearse.ts'
import { rule } from './rule.ts'
import { script } from './script.ts'
import { shape } from './shape.ts'
import { share } from './share.ts'
import { source } from './source.ts'
import { store } from './store.ts'
import { text } from './text.ts'
import { vault } from './vault.ts'
import { verify } from './verify.ts'
import { words } from './words.ts'

/** Findings, refusals and checks in German. */
export const sayings: Sayings = {
  ...age,
  ...call,
  ...challenge,
  ...custody,
  ...destroy,
  ...dice,
  ...document,
  ...form,
  ...gate,
  ...intent,
  ...machine,
  ...medium,
  ...onward,
  ...paper,
  ...passphrase,
  ...plan,
  ...proof,
  ...rehearse,
  ...rule,
  ...script,
  ...shape,
  ...share,
  ...source,
  ...store,
  ...text,
  ...vault,
  ...verify,
  ...words,
}
