/**
 * The layout of a share card, version 1: one page, the same for the card that the application
 * prints and for the blank form that a custodian fills by hand. No share is ever in it: the private
 * view of the application writes the groups and the QR code into their places at print time.
 */
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

/** The whole page of one card. */
export function cardLayout(facts: CardFacts, kind: CardKind): Block {
  return block(
    'section',
    `card card-${kind} card-${facts.mode}`,
    ...(facts.mode === 'rehearsal' ? [block('div', 'card-watermark', 'REHEARSAL')] : []),
    head(facts),
    identity(facts),
    block('div', 'card-body', groups(kind), side(kind)),
    factsList(facts),
    fields(facts),
    block('div', 'card-foot', recover(facts), rules(facts)),
  )
}

function head({ organization, title, mode, ceremony }: CardFacts): Block {
  return block(
    'header',
    'card-head',
    block(
      'div',
      'card-owner',
      block('p', 'card-organization', organization ?? 'Share card'),
      block('h1', title.length > LONG_TITLE ? 'card-title card-long' : 'card-title', title),
      block('p', 'card-ceremony', 'Ceremony ', written(ceremony, 'card-mono', inGroups)),
    ),
    block('p', 'card-mode', mode.toUpperCase()),
  )
}

function identity({ index, total, threshold, holder }: CardFacts): Block {
  return block(
    'div',
    'card-identity',
    block('p', 'card-share', `Share ${index} of ${total}`),
    block('p', 'card-rule', `Any ${threshold} of ${total} recover`),
    block(
      'p',
      holder.length > LONG_HOLDER ? 'card-holder card-long' : 'card-holder',
      block('span', 'card-label', 'Holder'),
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

function side(kind: CardKind): Block {
  if (kind === 'printed')
    return block(
      'div',
      'card-side',
      block('qr', CARD_QR),
      block('p', 'card-caption', 'The same 100 characters'),
    )
  return block(
    'div',
    'card-side card-copying',
    block('h2', 'card-small', 'To copy by hand'),
    block('ol', 'card-steps', ...COPYING.map((line) => block('li', 'card-step', line))),
  )
}

const COPYING: readonly string[] = [
  'Copy all 25 groups from the screen, in capitals.',
  'There is no letter B, I or O. 0 is zero.',
  'Only group 2 holds a 1.',
  'Read all groups back once against the screen.',
]

function factsList({ set, commitment, keys, date, copy }: CardFacts): Block {
  return block(
    'dl',
    'card-facts',
    ...row('Share set', written(set, 'card-mono', inGroups)),
    ...row('Commitment', written(commitment, 'card-mono', inGroups)),
    ...row(keys.length === 1 ? 'Key' : 'Keys', keyList(keys)),
    ...row(
      'Handed out',
      written(date, 'card-plain'),
      ...(copy === undefined ? [] : [`, copy ${copy}`]),
    ),
  )
}

function keyList(keys: readonly CardKey[]): Block {
  const more = keys.length - MOST_KEYS
  return block(
    'div',
    keys.length > ROOMY_KEYS ? 'card-keys card-dense' : 'card-keys',
    ...keys.slice(0, MOST_KEYS).map((key) => block('p', 'card-key', ...keyLine(key))),
    ...(more > 0 ? [block('p', 'card-key', `and ${more} more, named in the log`)] : []),
  )
}

function keyLine({ label, algorithm, check }: CardKey): (Block | string)[] {
  // The fingerprint of a public half says itself what it is.
  const name = check?.startsWith('SHA256:') ? '' : 'check value '
  return [`${label}, ${algorithm}, ${name}`, written(check, 'card-mono')]
}

/** Filled in with a pen when the card goes into its bag. */
function fields(_: CardFacts): Block {
  return block(
    'dl',
    'card-fields',
    ...['Bag number', 'Seal number', 'Sealed by', 'Date', 'Where to bring it'].flatMap((name) => [
      block('dt', 'card-name', name),
      block('dd', 'card-line'),
    ]),
  )
}

function recover({ threshold, recoverPy }: CardFacts): Block {
  const lines = [
    `Bring any ${threshold} cards of this set, and the evidence with its folder backups.`,
    'Use Claviger: it asks for approvals and keeps a log.',
    'Without Claviger: RECOVER.md in the evidence says how. It needs python3 and recover.py.',
  ]
  return block(
    'div',
    'card-recover',
    block('h2', 'card-small', 'To recover'),
    block('ol', 'card-steps', ...lines.map((line) => block('li', 'card-step', line))),
    block(
      'p',
      'card-hash',
      'SHA-256 of recover.py ',
      block('span', 'card-mono', inGroups(recoverPy)),
    ),
  )
}

function rules({ mode }: CardFacts): Block {
  const lines = [
    ...(mode === 'rehearsal' ? ['REHEARSAL. Test keys. It recovers nothing of value.'] : []),
    'Keep it in its bag. Show it to nobody. Never photograph it.',
    'This card alone recovers nothing. Nor does the evidence alone.',
    'Lost, seen, or its bag broken: report it the same day.',
  ]
  return block(
    'div',
    'card-rules',
    block('h2', 'card-small', 'To keep'),
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
