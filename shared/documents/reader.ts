/**
 * Reads the HTML of our own documents back as data. A document of a bundle comes from outside, so
 * this is an allow-list: what no template of ours writes is refused, and not left out or mended.
 */
import { CeremonyError } from '../errors.ts'
import { HIDDEN, REFERENCES } from './escape.ts'
import { type Saying, say } from '../text/saying.ts'

/** An element of a page, or its text. */
export type Node = Element | string

export interface Element {
  readonly tag: Tag
  readonly attributes: { readonly [name in Attribute]?: string }
  readonly children: readonly Node[]
}

/** Nothing that loads, runs, links or takes input. */
export const TAGS = [
  ...['main', 'header', 'section', 'nav', 'h1', 'h2', 'h3', 'p', 'div', 'span', 'a'],
  ...['strong', 'em', 'small', 'b', 's', 'br', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'code', 'pre'],
  ...['table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'svg', 'rect', 'path'],
] as const
export type Tag = (typeof TAGS)[number]

/** Every attribute with the values that it takes. A link leads to the paper of its own page alone. */
const ATTRIBUTES = {
  class: /^[a-z0-9]+(?:-[a-z0-9]+)*(?: [a-z0-9]+(?:-[a-z0-9]+)*)*$/,
  id: /^(?:a4|letter)$/,
  href: /^#(?:a4|letter)$/,
  scope: /^(?:col|row)$/,
  colspan: /^[1-9]\d?$/,
  role: /^(?:img|alert)$/,
  'aria-hidden': /^true$/,
  'aria-label': /^.{1,200}$/u,
  xmlns: /^http:\/\/www\.w3\.org\/2000\/svg$/,
  width: /^\d{1,4}(?:mm)?$/,
  height: /^\d{1,4}(?:mm)?$/,
  viewBox: /^0 0 \d{1,3} \d{1,3}$/,
  fill: /^#(?:000|fff)$/,
  'shape-rendering': /^crispEdges$/,
  d: /^(?:M\d+ \d+h\d+v1h-\d+z)*$/,
} as const
export type Attribute = keyof typeof ATTRIBUTES

const TOKENS = {
  text: /[^<>]+/y,
  end: /<\/([a-z][a-z0-9]*)>/y,
  start: /<([a-z][a-z0-9]*)((?: [A-Za-z-]+="[^"<>]*")*)(\/?)>/y,
} as const
const ONE_ATTRIBUTE = / ([A-Za-z-]+)="([^"<>]*)"/g
const REFERENCE = /&(?:amp|lt|gt|quot|#39|#96);/g
const CHARACTERS = new Map(Object.entries(REFERENCES).map(([plain, name]) => [name, plain]))

/** Beginnings, ends and texts: more than the report of any ceremony has. */
const MOST_TOKENS = 500_000

/** Deeper than any template goes; whoever draws the nodes does so by recursion. */
const MOST_DEPTH = 32

/** The nodes of markup; refuses with 'document.unsafe' whatever no template of ours writes. */
export function readMarkup(markup: string): readonly Node[] {
  const root: Node[] = []
  const open: { tag: Tag; children: Node[] }[] = []
  let tokens = 0
  for (let at = 0; at < markup.length; ) {
    tokens += 1
    if (tokens > MOST_TOKENS) refuse(say('document.so-many-elements'))
    const into = open.at(-1)?.children ?? root
    const text = match(TOKENS.text, markup, at)
    const end = text ? null : match(TOKENS.end, markup, at)
    const start = text || end ? null : match(TOKENS.start, markup, at)
    const [token] = text ?? end ?? start ?? refuse(say('document.begins', { at }))
    if (text) into.push(readText(token))
    else if (end) {
      if (open.pop()?.tag !== end[1]) refuse(say('document.end', { tag: end[1] ?? '', at }))
    } else if (start) {
      const children: Node[] = []
      const tag = tagOf(start[1] ?? '')
      into.push({ tag, attributes: attributesOf(start[2] ?? ''), children })
      if (hasEnd(tag, start[3] === '/')) open.push({ tag, children })
      if (open.length > MOST_DEPTH) refuse(say('document.too-deep'))
    }
    at += token.length
  }
  const left = open.at(-1)
  if (left !== undefined) refuse(say('document.no-end', { tag: left.tag }))
  return root
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function tagOf(name: string): Tag {
  return TAGS.find((tag) => tag === name) ?? refuse(say('document.element', { tag: name }))
}

/** True for an element that has an end; those without one are written as ours are. */
function hasEnd(tag: Tag, closed: boolean): boolean {
  if (tag === 'br') return closed ? refuse(say('document.slash', { tag })) : false
  if (closed && tag !== 'rect' && tag !== 'path') refuse(say('document.slash', { tag }))
  return !closed
}

function attributesOf(written: string): Element['attributes'] {
  const attributes: { [name: string]: string } = {}
  for (const [, name = '', raw = ''] of written.matchAll(ONE_ATTRIBUTE)) {
    if (!isAttribute(name) || Object.hasOwn(attributes, name))
      refuse(say('document.attribute', { name }))
    const value = readText(raw)
    if (!ATTRIBUTES[name].test(value)) refuse(say('document.value', { name }))
    attributes[name] = value
  }
  return attributes
}

function isAttribute(name: string): name is Attribute {
  return Object.hasOwn(ATTRIBUTES, name)
}

/** The characters of a text; ours are written with six references and hide nothing. */
export function readText(written: string): string {
  if (written.search(HIDDEN) !== -1) refuse(say('document.hidden'))
  if (written.replace(REFERENCE, '').includes('&')) refuse(say('document.reference'))
  return written.replace(REFERENCE, (name) => CHARACTERS.get(name) ?? '')
}

/** Refuses a document that no template of ours has written. */
export function refuse(what: Saying): never {
  throw new CeremonyError('document.unsafe', say('document.foreign', { what }))
}
