/** Inputs of a mix that are known: a rehearsal takes them from a file, so that it can be made again. */
import * as v from 'valibot'
import { fromHex } from '#shared/bytes.ts'
import { contributorsIn } from '#shared/ceremony/attending.ts'
import type { Plan } from '#shared/ceremony/plan.ts'
import {
  digits,
  faultOf,
  inheritedNames,
  must,
  name,
  OBJECT,
  strict,
} from '#shared/ceremony/shape.ts'
import { MOST_ROLLS } from '#shared/crypto/dice.ts'
import { OS_BYTES } from '#shared/crypto/entropy.ts'
import { MOST_TEXT } from '#shared/crypto/typedtext.ts'
import { CeremonyError } from '#shared/errors.ts'
import { parseJson } from '#shared/log/canonical.ts'
import { decodeUtf8 } from '#shared/utf8.ts'
import { readRegularFile } from './safefile.ts'
import { type Saying, say } from '#shared/text/saying.ts'

/** What stands for the operating system's bytes, and what each person gives. */
export interface KnownEntropy {
  readonly os: Uint8Array
  readonly given: ReadonlyMap<string, { readonly dice?: string; readonly text?: string }>
}

const MAX_BYTES = 64 * 1024

const typed = (most: number) =>
  v.exactOptional(
    v.pipe(v.string(must('shape.text')), v.maxLength(most, must('rehearse.more', { most }))),
  )

const schema = strict({
  claviger: v.literal('entropy/1', must('rehearse.version', { version: 'entropy/1' })),
  os: digits(2 * OS_BYTES),
  given: v.record(name, strict({ dice: typed(MOST_ROLLS), text: typed(MOST_TEXT) }), OBJECT),
})

/**
 * Reads the file; refuses with `entropy.invalid` what is wrong with it, never saying what is in it,
 * and one that does not name everybody who gives.
 */
export function readKnownEntropy(path: string, plan: Plan): KnownEntropy {
  const known = parseKnownEntropy(readRegularFile(path, MAX_BYTES))
  const givers = contributorsIn(plan)
  const refused = (message: Saying) =>
    new CeremonyError('entropy.invalid', message, { path: 'given' })
  if (givers.length === 0) throw refused(say('rehearse.nothing-asked'))
  const missing = givers.filter((id) => !known.given.has(id))
  if (missing.length > 0) throw refused(say('rehearse.lacks', { people: missing.join(', ') }))
  return known
}

/** The bytes of such a file. */
function parseKnownEntropy(bytes: Uint8Array): KnownEntropy {
  const value = parseJson(decodeUtf8(bytes))
  const parsed = v.safeParse(schema, value)
  const [fault] = [...(parsed.issues ?? []).map(faultOf), ...inheritedNames(value, '')]
  if (parsed.success && fault === undefined) {
    const { os, given } = parsed.output
    return { os: fromHex(os), given: new Map(Object.entries(given)) }
  }
  const why = fault === undefined ? say('shape.object') : fault.saying
  throw new CeremonyError('entropy.invalid', say('rehearse.known-inputs', { why }), {
    path: fault?.path ?? '',
  })
}
