/**
 * The layout of a share card, version 1: one page, the same for the card that the application
 * prints and for the blank form that a custodian fills by hand. No share is ever in it: the private
 * view of the application writes the groups and the QR code into their places at print time.
 */
import { catalogues, type Catalogue } from '../text/catalogue.ts'
import type { CardFacts, CardKey } from './card.ts'
import { type Block, block } from './blocks.ts'

/** Printed with the share, or blank to be filled by hand. */
export type CardKind = 'printed' | 'blank'

/** The classes of the places that the application fills. */
export const CARD_GROUP = 'card-text'
export const CARD_QR = 'card-qr'

const GROUPS = Array.from({ length: 25 }, (_, i) => i + 1)
const PER_GROUP = [1, 2, 3, 4]
/** More keys than this would not leave room for the rest; the log names them all. */
const MOST_KEYS = 4
const ROOMY_KEYS = 2
/** Longer names are set smaller. */
const LONG_TITLE = 34
const LONG_HOLDER = 22

type Words = Catalogue['documents']['card']

/** The whole page of one card, in its language. */
export function cardLayout(facts: CardFacts, kind: CardKind): Block {
  const { card: words, page } = catalogues[facts.language ?? 'en'].documents
  return block(
    'section',
    `card card-${kind} card-${facts.mode}`,
    ...(facts.mode === 'rehearsal' ? [block('div', 'card-watermark', page.rehearsal)] : []),
    head(facts, words, page.modes[facts.mode].toUpperCase()),
    identity(facts, words),
    block('div', 'card-body', groups(kind), side(kind, words)),
    factsList(facts, words),
    fields(words),
    block('div', 'card-foot', recover(facts, words), rules(facts, words)),
  )
}

function head({ organization, title, ceremony }: CardFacts, words: Words, mode: string): Block {
  return block(
    'header',
    'card-head',
    block(
      'div',
      'card-owner',
      block('p', 'card-organization', organization ?? words.unnamed),
      block('h1', title.length > LONG_TITLE ? 'card-title card-long' : 'card-title', title),
      block('p', 'card-ceremony', words.ceremony, written(ceremony, 'card-mono', inGroups)),
    ),
    block('p', 'card-mode', mode),
  )
}

function identity({ index, total, threshold, holder }: CardFacts, words: Words): Block {
  return block(
    'div',
    'card-identity',
    block('p', 'card-share', words.share(index, total)),
    block('p', 'card-rule', words.rule(threshold, total)),
    block(
      'p',
      holder.length > LONG_HOLDER ? 'card-holder card-long' : 'card-holder',
      block('span', 'card-label', words.holder),
      holder,
    ),
  )
}

function groups(kind: CardKind): Block {
  const place = (): Block =>
    kind === 'printed'
      ? block('span', CARD_GROUP)
      : block('span', 'card-write', ...PER_GROUP.map(() => block('span', 'card-char')))
  return block(
    'ol',
    'card-groups',
    ...GROUPS.map((number) =>
      block('li', 'card-cell', block('span', 'card-number', String(number)), place()),
    ),
  )
}

function side(kind: CardKind, words: Words): Block {
  if (kind === 'printed')
    return block(
      'div',
      'card-side',
      block('qr', CARD_QR),
      block('p', 'card-caption', words.caption),
    )
  return block(
    'div',
    'card-side card-copying',
    block('h2', 'card-small', words.copying),
    block('ol', 'card-steps', ...words.copy.map((line) => block('li', 'card-step', line))),
  )
}

function factsList({ set, commitment, keys, date, copy }: CardFacts, words: Words): Block {
  return block(
    'dl',
    'card-facts',
    ...row(words.set, written(set, 'card-mono', inGroups)),
    ...row(words.commitment, written(commitment, 'card-mono', inGroups)),
    ...row(keys.length === 1 ? words.key : words.keys, keyList(keys, words)),
    ...row(
      words.handedOut,
      written(date, 'card-plain'),
      ...(copy === undefined ? [] : [words.nth(copy)]),
    ),
  )
}

function keyList(keys: readonly CardKey[], words: Words): Block {
  const more = keys.length - MOST_KEYS
  return block(
    'div',
    keys.length > ROOMY_KEYS ? 'card-keys card-dense' : 'card-keys',
    ...keys.slice(0, MOST_KEYS).map((key) => block('p', 'card-key', ...keyLine(key, words))),
    ...(more > 0 ? [block('p', 'card-key', words.more(more))] : []),
  )
}

function keyLine({ label, algorithm, check }: CardKey, words: Words): (Block | string)[] {
  // The fingerprint of a public half says itself what it is.
  const name = check?.startsWith('SHA256:') ? '' : words.checkValue
  return [`${label}, ${algorithm}, ${name}`, written(check, 'card-mono')]
}

/** Filled in with a pen when the card goes into its bag. */
function fields(words: Words): Block {
  return block(
    'dl',
    'card-fields',
    ...words.fields.flatMap((name) => [block('dt', 'card-name', name), block('dd', 'card-line')]),
  )
}

function recover({ threshold, recoverPy }: CardFacts, words: Words): Block {
  const lines = words.recover(threshold)
  return block(
    'div',
    'card-recover',
    block('h2', 'card-small', words.recovering),
    block('ol', 'card-steps', ...lines.map((line) => block('li', 'card-step', line))),
    block('p', 'card-hash', words.recoverPy, block('span', 'card-mono', inGroups(recoverPy))),
  )
}

function rules({ mode }: CardFacts, words: Words): Block {
  const lines = [...(mode === 'rehearsal' ? [words.rehearsal] : []), ...words.keep]
  return block(
    'div',
    'card-rules',
    block('h2', 'card-small', words.keeping),
    block('ul', 'card-steps', ...lines.map((line) => block('li', 'card-step', line))),
  )
}

function row(name: string, ...value: (Block | string)[]): Block[] {
  return [block('dt', 'card-name', name), block('dd', 'card-value', ...value)]
}

/** A value that is known, or a line to write it on. */
function written(
  value: string | undefined,
  look: string,
  shown: (value: string) => string = (same) => same,
): Block {
  return value === undefined ? block('span', 'card-fill') : block('span', look, shown(value))
}

/** Hex in groups of four digits. */
function inGroups(hex: string): string {
  return hex.replace(/.{4}(?=.)/g, '$& ')
}
