/**
 * What the display for the room is told: this list, and not one field more. The display stands before
 * everybody and its window can call nothing, so what is not here cannot be on it.
 */
import * as v from 'valibot'
import { MODES } from '../ceremony/plan-schema.ts'
import { ROLES } from '../ceremony/roles.ts'
import { LANGUAGES } from '../text/language.ts'

const words = v.string()
const count = v.number()
const always = {
  /** In which language the display speaks. */
  language: v.picklist(LANGUAGES),
}
const named = { ...always, title: words, mode: v.picklist(MODES) }

const person = v.strictObject({
  name: words,
  roles: v.array(v.picklist(ROLES)),
  here: v.picklist(['here', 'away', 'out']),
})

const line = v.strictObject({ seq: count, time: words, sentence: words })

/** An import window that closes at a moment. */
const token = v.strictObject({ label: words, provider: words, expires: words })

/** Words or digits that people compare with their papers; `name` says of whom or of what. */
const compared = v.strictObject({
  what: v.picklist(['plan', 'evidence', 'action', 'fingerprint', 'key', 'head']),
  name: words,
  words: v.array(words),
  digits: words,
})

const comparing = {
  compare: v.array(compared),
  /** How many there are beside them, for which there is no room. */
  more: count,
}

const room = {
  people: v.array(person),
  tokens: v.array(token),
  log: v.array(line),
  /** What is noted on paper: the last entry and the running head. */
  entry: count,
  head: words,
}

const step = v.strictObject({
  number: count,
  of: count,
  act: words,
  name: words,
  /** The name is itself what is read aloud. */
  aloud: v.boolean(),
  /** Who must act: names, and the role in which they do; no role where any two people will do. */
  who: v.array(words),
  role: v.nullable(v.picklist(ROLES)),
  /** Who is still missing from an approval, in words. */
  missing: words,
  /** What is said and done, a line each; `aloud` where it is read aloud. */
  lines: v.array(v.strictObject({ text: words, aloud: v.boolean() })),
  expected: words,
})

/** The allow-list. Whatever it does not name is refused, and then the display shows nothing. */
export const WITNESS = v.variant('at', [
  v.strictObject({ at: v.literal('nothing'), ...always }),
  v.strictObject({ at: v.literal('paper'), ...named }),
  v.strictObject({
    at: v.literal('private'),
    ...named,
    does: v.picklist(['reads', 'types', 'brings', 'gives']),
    who: words,
  }),
  v.strictObject({
    at: v.literal('waits'),
    ...named,
    ...room,
    why: v.picklist(['break', 'locked', 'jumped']),
    reason: words,
  }),
  v.strictObject({ at: v.literal('step'), ...named, ...room, step, ...comparing }),
  v.strictObject({
    at: v.literal('end'),
    ...named,
    ...room,
    outcome: v.picklist(['closed', 'aborted', 'terminated']),
    ...comparing,
  }),
])

export type WitnessView = v.InferOutput<typeof WITNESS>
export type Compared = v.InferOutput<typeof compared>
export type WitnessStep = v.InferOutput<typeof step>
export type WitnessRoom = Pick<
  Extract<WitnessView, { at: 'step' }>,
  'people' | 'tokens' | 'log' | 'entry' | 'head'
>
