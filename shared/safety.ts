import type { Code } from './errors.ts'
import { type Place, placedSafety } from './places.ts'

/**
 * What is safe after a refusal, in kinds that have a sentence each. A refusal comes before its effect
 * but for `io.failed`: there something may have been begun, and then the log says so.
 */
export const SAFETIES = [
  'nothing',
  'unsent',
  'file',
  'there',
  'begun',
  'gone',
  'share',
  'kept',
  'inside',
  'store',
  'unopened',
  'log',
  'finished',
  'paper',
] as const
export type Safety = (typeof SAFETIES)[number]

const BY_FAMILY: { readonly [family: string]: Safety } = {
  age: 'share',
  backup: 'file',
  bundle: 'file',
  call: 'log',
  checkpoint: 'file',
  dice: 'nothing',
  document: 'paper',
  encoding: 'file',
  entropy: 'file',
  expect: 'file',
  file: 'file',
  fingerprint: 'nothing',
  format: 'file',
  head: 'file',
  host: 'unopened',
  io: 'begun',
  json: 'file',
  key: 'file',
  log: 'file',
  output: 'there',
  package: 'file',
  passphrase: 'nothing',
  plan: 'file',
  printer: 'paper',
  room: 'file',
  rule: 'nothing',
  selftest: 'unopened',
  share: 'share',
  signature: 'file',
  signers: 'file',
  store: 'store',
  text: 'nothing',
  usage: 'nothing',
  vault: 'kept',
  wrappingkey: 'file',
}

/** Codes that differ from their family. */
const BY_CODE: { readonly [code in Code]?: Safety } = {
  'call.cancelled': 'finished',
  'document.unsafe': 'file',
  'key.commitment': 'inside',
  'share.wrong': 'inside',
  'share.forged': 'inside',
}

/** What is safe after a refusal of this code, from this place if it says one. */
export function safetyOf(code: Code, place?: Place): Safety {
  const placed = place === undefined ? undefined : placedSafety(place, code)
  if (placed !== undefined) return placed
  const [family = ''] = code.split('.')
  const safety = BY_CODE[code] ?? BY_FAMILY[family]
  if (safety === undefined) throw new Error(`nobody has said what is safe after ${code}`)
  return safety
}
