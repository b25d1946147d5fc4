/**
 * How things are destroyed. Paper: PCI PIN 24-2, cross-cut, pulp or burn. Media: NIST SP 800-88,
 * where overwriting alone shows little, because a flash medium keeps what it replaced.
 */

/** What a share lies on. */
export const CARRIERS = ['card', 'file', 'age'] as const
export type Carrier = (typeof CARRIERS)[number]

export const METHODS = [
  'cross-cut',
  'pulp',
  'burn',
  'medium-destroyed',
  'overwritten-destroyed',
  'overwritten',
] as const
export type Method = (typeof METHODS)[number]

/** What each method is in words, what it is for, and whether something may be left after it. */
export const METHOD_TABLE: {
  readonly [M in Method]: { readonly words: string; readonly of: 'paper' | 'media'; weak?: true }
} = {
  'cross-cut': { words: 'cut in a cross-cut shredder', of: 'paper' },
  pulp: { words: 'pulped', of: 'paper' },
  burn: { words: 'burnt', of: 'paper' },
  'medium-destroyed': { words: 'the medium was shredded, melted or burnt', of: 'media' },
  'overwritten-destroyed': { words: 'overwritten, and the medium destroyed', of: 'media' },
  overwritten: { words: 'overwritten on a medium that stays in use', of: 'media', weak: true },
}

/** The methods for a carrier of a share, or for a copy of the backup files. */
export function methodsFor(carrier: Carrier | undefined): readonly Method[] {
  const of = carrier === 'card' ? 'paper' : 'media'
  return METHODS.filter((method) => METHOD_TABLE[method].of === of)
}
