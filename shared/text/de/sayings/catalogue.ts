import type { Sayings } from '../../en/sayings/catalogue.ts'
import { age } from './age.ts'
import { answer } from './answer.ts'
import { call } from './call.ts'
import { certificate } from './certificate.ts'
import { challenge } from './challenge.ts'
import { custody } from './custody.ts'
import { der } from './der.ts'
import { destroy } from './destroy.ts'
import { dice } from './dice.ts'
import { document } from './document.ts'
import { form } from './form.ts'
import { gate } from './gate.ts'
import { intent } from './intent.ts'
import { keypair } from './keypair.ts'
import { machine } from './machine.ts'
import { manifest } from './manifest.ts'
import { material } from './material.ts'
import { medium } from './medium.ts'
import { onward } from './onward.ts'
import { packages } from './package.ts'
import { paper } from './paper.ts'
import { passphrase } from './passphrase.ts'
import { pem } from './pem.ts'
import { plan } from './plan.ts'
import { proof } from './proof.ts'
import { rehearse } from './rehearse.ts'
import { rule } from './rule.ts'
import { script } from './script.ts'
import { shape } from './shape.ts'
import { share } from './share.ts'
import { source } from './source.ts'
import { store } from './store.ts'
import { target } from './target.ts'
import { text } from './text.ts'
import { token } from './token.ts'
import { vault } from './vault.ts'
import { verify } from './verify.ts'
import { words } from './words.ts'
import { wrappingkey } from './wrappingkey.ts'
import { zip } from './zip.ts'

/** Findings, refusals and checks in German. */
export const sayings: Sayings = {
  ...age,
  ...answer,
  ...call,
  ...certificate,
  ...challenge,
  ...custody,
  ...der,
  ...destroy,
  ...dice,
  ...document,
  ...form,
  ...gate,
  ...intent,
  ...keypair,
  ...machine,
  ...manifest,
  ...material,
  ...medium,
  ...onward,
  ...packages,
  ...paper,
  ...passphrase,
  ...pem,
  ...plan,
  ...proof,
  ...rehearse,
  ...rule,
  ...script,
  ...shape,
  ...share,
  ...source,
  ...store,
  ...target,
  ...text,
  ...token,
  ...vault,
  ...verify,
  ...words,
  ...wrappingkey,
  ...zip,
}
