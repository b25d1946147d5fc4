/**
 * A document as data, for the preview: the application draws these nodes one by one, so no markup
 * and no style sheet of a document ever reaches its page.
 */
import { type Language, parseLanguage } from '../text/language.ts'
import { type Element, type Node, readMarkup, readText, refuse } from './reader.ts'
import { say } from '../text/saying.ts'

/** Which of the two pages it is: with a header that runs on each, or a share card that fills it. */
export type Look = 'sheet' | 'cards'

export interface DocumentTree {
  readonly lang: Language
  readonly title: string
  readonly look: Look
  /** The header of each page, left and right. */
  readonly running: readonly string[]
  /** Words across each page: of a rehearsal, of a draft. */
  readonly marks: readonly string[]
  /** Words at the top and at the bottom of each page. */
  readonly top: string
  readonly bottom: string
  readonly body: readonly Node[]
}

const PAGE =
  /^<!doctype html>\n<html lang="([a-z]{2})">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n<title>([^<>]*)<\/title>\n((?:<style>[^<]*<\/style>|\n)*)<\/head>\n<body>\n([\s\S]*)<\/body>\n<\/html>\n$/
/** Words in the margin of each printed page are the one thing that a style sheet says. */
const MARGIN = /@(top-center|bottom-left) \{ content: "([^"\\]*)"/g

/** Larger than the report of any ceremony. */
const MOST_CHARACTERS = 32 * 1024 * 1024

/** A document as data; refuses with 'document.unsafe' what no template of ours has written. */
export function treeOf(html: string): DocumentTree {
  if (html.length > MOST_CHARACTERS) refuse(say('document.so-many-characters'))
  const [, tag, title = '', styles = '', markup = ''] =
    PAGE.exec(html) ?? refuse(say('document.head'))
  const lang = parseLanguage(tag) ?? refuse(say('document.language', { tag: tag ?? '' }))
  const said = new Map([...styles.matchAll(MARGIN)].map(([, at = '', words = '']) => [at, words]))
  const { main, beside } = partsOf(readMarkup(markup))
  const running = main.children.find((one) => isOf(one, 'running'))
  const banner = (one: Node): boolean => isOf(one, 'rehearsal')
  const look = running === undefined ? 'cards' : 'sheet'
  return {
    lang,
    title: readText(title),
    look,
    running: running === undefined ? [] : elementsIn(running).map(wordsIn),
    // A card has a mark of its own, and on paper no room for another.
    marks: look === 'cards' ? [] : beside.filter((one) => isOf(one, 'watermark')).map(wordsIn),
    top: readText(said.get('top-center') ?? ''),
    bottom: readText(said.get('bottom-left') ?? ''),
    body: main.children.filter((one) => one !== running && !(look === 'cards' && banner(one))),
  }
}

/** The page has one main part; beside it are marks and the choice of paper, and nothing else. */
function partsOf(nodes: readonly Node[]): { main: Element; beside: readonly Element[] } {
  const elements = nodes.filter(isElement)
  const [main, ...others] = elements.filter(({ tag }) => tag === 'main')
  const beside = elements.filter((one) => one !== main)
  const known = beside.every((one) => isOf(one, 'watermark') || isOf(one, 'paper'))
  const loose = nodes.some((one) => typeof one === 'string' && one.trim() !== '')
  if (main === undefined || others.length > 0 || !known || loose)
    return refuse(say('document.parts'))
  return { main, beside }
}

function isElement(node: Node): node is Element {
  return typeof node !== 'string'
}

function isOf(node: Node, look: string): node is Element {
  return isElement(node) && (node.attributes.class ?? '').split(' ')[0] === look
}

function elementsIn({ children }: Element): readonly Element[] {
  return children.filter(isElement)
}

/** Everything that a node says. */
export function wordsIn(node: Node): string {
  return isElement(node) ? node.children.map(wordsIn).join('') : node
}
