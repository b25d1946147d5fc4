import * as v from 'valibot'
import { choice, full, must, strict, text } from '../shape.ts'

/** What a note can say was looked after: each is demanded of a production ceremony somewhere. */
export const CHECKS = [
  'identity',
  'phones',
  'cameras',
  'exits',
  'contents',
  'software',
  'residue',
  'drill',
  'rotation',
] as const
export const BAG_STATES = ['compared', 'opened', 'sealed'] as const
export const CARD_STATES = ['shown', 'hidden', 'bagged', 'destroyed'] as const
export const KEY_STATES = ['made', 'proven', 'wiped'] as const

/** One thing that is so in the modelled room. */
export type Fact =
  | { readonly recording: 'on' | 'off' }
  | { readonly checked: (typeof CHECKS)[number] }
  | { readonly medium: string; readonly purpose: string }
  | { readonly bag: string; readonly state: (typeof BAG_STATES)[number] }
  | { readonly card: string; readonly state: (typeof CARD_STATES)[number] }
  /** `all`, `two`, or `alone:<id>`: that person alone looks at the screen. */
  | { readonly people: string }
  | { readonly screen: 'clear' | 'secret' }
  | { readonly break: 'start' | 'end' }
  | { readonly leaves: string }
  | { readonly returns: string }
  | { readonly keys: (typeof KEY_STATES)[number] }
  | { readonly clock: 'opening' | 'closing' }
  | { readonly done: string }

const thing = text(64)
const PEOPLE = must('shape.people')
const people = v.pipe(v.string(PEOPLE), v.regex(/^(?:all|two|alone:[a-z0-9{}-]{1,32})$/, PEOPLE))

/** Each fact by the field that names it. */
const SHAPES = {
  recording: strict({ recording: choice(['on', 'off']) }),
  checked: strict({ checked: choice(CHECKS) }),
  medium: strict({ medium: thing, purpose: thing }),
  bag: strict({ bag: thing, state: choice(BAG_STATES) }),
  card: strict({ card: thing, state: choice(CARD_STATES) }),
  people: strict({ people }),
  screen: strict({ screen: choice(['clear', 'secret']) }),
  break: strict({ break: choice(['start', 'end']) }),
  leaves: strict({ leaves: thing }),
  returns: strict({ returns: thing }),
  keys: strict({ keys: choice(KEY_STATES) }),
  clock: strict({ clock: choice(['opening', 'closing']) }),
  done: strict({ done: thing }),
} as const

type Name = keyof typeof SHAPES
const NAMES = Object.keys(SHAPES) as Name[]

/** Keys, clock and steps are changed by the steps that serve them, never by word of the script. */
const CHANGEABLE = NAMES.filter((name) => !['keys', 'clock', 'done'].includes(name))

function factOf(names: readonly Name[]) {
  return v.lazy((input): v.GenericSchema<unknown, Fact> => {
    const fields = typeof input === 'object' && input !== null ? Object.keys(input) : []
    const named = names.find((name) => fields.includes(name))
    if (named !== undefined) return SHAPES[named] as v.GenericSchema<unknown, Fact>
    return v.custom<Fact>(() => false, must('shape.name-one-of', { words: names.join(', ') }))
  })
}

const MOST = 16

/** What a step needs to be so. */
export const needsSchema = full(factOf(NAMES), MOST)
/** What is so once it is done. */
export const changesSchema = full(factOf(CHANGEABLE), MOST)

/** A fact with the texts in it replaced. */
export function mapFact(fact: Fact, map: (text: string) => string): Fact {
  return Object.fromEntries(
    Object.entries(fact).map(([name, value]) => [name, map(value)]),
  ) as unknown as Fact
}

/** True when two facts say the same. */
export function sameFact(a: Fact, b: Fact): boolean {
  const left = Object.entries(a)
  const right = new Map(Object.entries(b))
  return left.length === right.size && left.every(([name, value]) => right.get(name) === value)
}
