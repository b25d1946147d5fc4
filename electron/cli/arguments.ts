/** The command line, read strictly: what a command does not take is refused, never ignored. */
import { CommandError } from './refused.ts'

/**
 * How many values an option takes: none, one, one or more, or a head: 64 hex digits or up to 32
 * words, in one argument or in several.
 */
export type Arity = 'flag' | 'one' | 'many' | 'head'

/** What a command takes. Every positional is required. */
export interface Shape {
  readonly positionals: readonly string[]
  readonly options: { readonly [name: string]: Arity }
  /** The options that must be given. */
  readonly required?: readonly string[]
}

/** Arguments that fit a shape. */
export interface Arguments {
  /** The positional of this name. */
  positional(name: string): string
  /** The value of an option that must be given. */
  need(option: string): string
  /** The value of an option, undefined when it was not given. */
  one(option: string): string | undefined
  /** The values of an option, in their order. */
  many(option: string): readonly string[]
  flag(option: string): boolean
}

const HEAD_WORDS = 32
/** No word of the list is as long; hex and quoted words are longer. */
const LONGEST_WORD = 16

/** Fits arguments to the shape of a command; refuses with `usage.invalid` whatever does not. */
export function parseArguments(shape: Shape, words: readonly string[]): Arguments {
  const values = new Map<string, string[]>()
  const positionals: string[] = []
  const rest = [...words]
  while (rest.length > 0) {
    const word = rest.shift() ?? ''
    if (word === '--') positionals.push(...rest.splice(0))
    else if (isOption(word)) takeOption(shape, word, rest, values)
    else positionals.push(word)
  }
  demandAll(shape, positionals, values)
  return {
    positional: (name) => positionals[shape.positionals.indexOf(name)] ?? '',
    need: (option) => values.get(option)?.[0] ?? '',
    one: (option) => values.get(option)?.[0],
    many: (option) => values.get(option) ?? [],
    flag: (option) => values.has(option),
  }
}

/** A refusal of the command line itself. */
export function usage(message: string): CommandError {
  return new CommandError('usage.invalid', message)
}

function isOption(word: string): boolean {
  return word.startsWith('-') && word !== '-'
}

function takeOption(
  shape: Shape,
  word: string,
  rest: string[],
  values: Map<string, string[]>,
): void {
  const [, name = '', inline] = /^--([a-z-]+)(?:=(.*))?$/s.exec(word) ?? []
  const arity = Object.hasOwn(shape.options, name) ? shape.options[name] : undefined
  if (arity === undefined) throw usage(`there is no option ${shown(word)} here`)
  const given = values.get(name)
  if (given !== undefined && arity !== 'many') throw usage(`--${name} is given twice`)
  const taken = inline === undefined ? takeValues(arity, rest) : [inline]
  if (arity === 'flag' && inline !== undefined) throw usage(`--${name} takes no value`)
  if (arity !== 'flag' && (taken.length === 0 || taken.includes('')))
    throw usage(`--${name} needs a value`)
  values.set(name, [...(given ?? []), ...taken])
}

function takeValues(arity: Arity, rest: string[]): string[] {
  const next = rest.findIndex(isOption)
  const available = next === -1 ? rest.length : next
  switch (arity) {
    case 'flag':
      return []
    case 'one':
      return rest.splice(0, Math.min(1, available))
    case 'many':
      return rest.splice(0, available)
    case 'head': {
      const whole = (rest[0]?.length ?? 0) > LONGEST_WORD
      const words = rest.splice(0, Math.min(whole ? 1 : HEAD_WORDS, available))
      return words.length === 0 ? [] : [words.join(' ')]
    }
  }
}

function demandAll(
  shape: Shape,
  positionals: readonly string[],
  values: ReadonlyMap<string, readonly string[]>,
): void {
  const missing = shape.positionals[positionals.length]
  if (missing !== undefined) throw usage(`${missing} is missing`)
  const extra = positionals[shape.positionals.length]
  if (extra !== undefined) throw usage(`there is an argument too many: ${shown(extra)}`)
  if (positionals.includes('')) throw usage('an argument is empty')
  const all = [...positionals, ...[...values.values()].flat()]
  if (all.filter((value) => value === '-').length > 1)
    throw usage('- is given twice: standard input holds one share')
  for (const option of shape.required ?? [])
    if (!values.has(option)) throw usage(`--${option} is missing`)
}

/** An argument as it may be printed: short, on one line. */
function shown(word: string): string {
  return JSON.stringify(word.length > 64 ? `${word.slice(0, 64)}…` : word)
}
