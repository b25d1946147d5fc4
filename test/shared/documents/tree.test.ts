/** Documents as data: every one of ours is read, with all that it says; nothing else ever is. */
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { verifyNative } from '#electron/services/ed25519.ts'
import { openBundleFolder } from '#electron/services/bundlefolder.ts'
import { shelfOfBundle } from '#electron/services/shelf.ts'
import { verified } from '#electron/services/verified.ts'
import { escapeText } from '#shared/documents/escape.ts'
import { runningMakers, runningPapers } from '#shared/documents/papers.ts'
import { dressed } from '#shared/documents/dress.ts'
import { type Element, type Node, readMarkup, TAGS } from '#shared/documents/reader.ts'
import { treeOf } from '#shared/documents/tree.ts'
import { CeremonyError } from '#shared/errors.ts'
import { checkChain, eventsOf } from '#shared/log/checks/chain.ts'
import { LANGUAGES, type Language } from '#shared/text/language.ts'
import { expectRefusal } from '../../support/refusal.ts'
import { documentsOfStory, skeletonOf, textOf } from './reading.ts'
import { eventful, rough, smooth } from './stories.ts'

const GOLDEN = fileURLToPath(new URL('../../vectors/golden/bundles', import.meta.url))
const KINDS = readdirSync(GOLDEN)

function openGolden(name: string) {
  const source = openBundleFolder(`${GOLDEN}/${name}/bundle`)
  return verified({ source, verify: verifyNative })
}

/** The markup of nodes again, as a browser would write it. */
function markupOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return escapeText(node)
      const attributes = Object.entries(node.attributes).map(
        ([name, value]) => ` ${name}="${escapeText(value ?? '')}"`,
      )
      const inner = markupOf(node.children)
      const end = node.tag === 'br' ? '' : `</${node.tag}>`
      return `<${node.tag}${attributes.join('')}>${inner}${end}`
    })
    .join('')
}

const bodyOf = (html: string): string => /<body>\n([\s\S]*)<\/body>/.exec(html)?.[1] ?? ''
const withEnds = (markup: string): string =>
  markup.replace(/<(rect|path)([^>]*)\/>/g, '<$1$2></$1>')

const STYLE = /<style>[^<]*<\/style>/g
const bare = (html: string): string => html.replace(STYLE, '').replace(/\n+/g, '\n')
const stylesIn = (html: string): readonly string[] => html.match(STYLE) ?? []

/** Read, and nothing of it lost: neither a word nor an element nor an attribute. */
function expectWhole(html: string): void {
  expect(bare(dressed(html))).toBe(bare(html))
  const body = withEnds(bodyOf(html))
  const again = markupOf(readMarkup(bodyOf(html)))
  expect(textOf(again)).toBe(textOf(body))
  expect(skeletonOf(again)).toEqual(skeletonOf(body))
  const tree = treeOf(html)
  const said = textOf(markupOf(tree.body)).split('\n')
  const all = textOf(html.replace(/<nav.*?<\/nav>|<div class="watermark.*?<\/div>/gs, ''))
  const left = all.split('\n').filter((line) => !said.includes(line))
  // What is left is drawn on each page, and the banner that a card has no room for.
  for (const line of left)
    expect([tree.running.join(''), tree.look === 'cards' ? line : '']).toContain(line)
}

/** The first entry of a ceremony names every language but English. */
function wordsOf(language: Language): { language?: 'de' } {
  return language === 'en' ? {} : { language }
}

describe.each(LANGUAGES)('in the language %s', (language) => {
  test.each([
    ['smooth', smooth(wordsOf(language))],
    ['rough', rough(wordsOf(language))],
    ['eventful', eventful(wordsOf(language))],
    ['of a rehearsal', smooth({ ...wordsOf(language), mode: 'rehearsal' })],
  ])('every document of a ceremony, %s, is read whole', (_, story) => {
    const documents = documentsOfStory(story)
    expect(documents.size).toBeGreaterThan(9)
    for (const html of documents.values()) {
      expectWhole(html)
      expect(treeOf(html).lang).toBe(language)
      expect(stylesIn(dressed(html))).toEqual(stylesIn(html))
    }
  })
})

describe.each(KINDS)('of the golden bundle %s', (name) => {
  const evidence = openGolden(name)

  test('every document is read whole, those of the bundle as they lie there', () => {
    const shelf = shelfOfBundle(evidence)
    expect(shelf.papers.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['script', 'report', 'audit', 'slips', 'parts']),
    )
    for (const paper of shelf.papers) {
      const html = new TextDecoder().decode(shelf.read(paper.name))
      expectWhole(html)
      expect(treeOf(html).bottom, paper.name).toBe('')
    }
    for (const file of ['script.html', 'report.html'])
      expect(shelf.read(file)).toEqual(
        new Uint8Array(readFileSync(`${GOLDEN}/${name}/bundle/${file}`)),
      )
  })

  test.each(LANGUAGES)('every draft that the ceremony had before is read whole, %s', (language) => {
    const drafts = draftsOf(evidence, language)
    expect(drafts.size).toBeGreaterThan(6)
    for (const [file, html] of drafts) {
      expectWhole(html)
      const { lang, marks, bottom } = treeOf(html)
      expect(lang).toBe(language)
      const final = /^(script-proposed|cards-blank|slips)/.test(file)
      const mark = { en: 'DRAFT', de: 'ENTWURF' }[language]
      expect([marks.includes(mark), bottom.startsWith(mark), html.includes(mark)], file).toEqual(
        final ? [false, false, false] : [true, true, true],
      )
    }
  })
})

function draftsOf({ state, source }: ReturnType<typeof openGolden>, language: Language) {
  const log = checkChain(source.read('log.jsonl', 10_000_000))
  if (state.opened === undefined) throw new Error('never opened')
  const { language: _, ...opened } = state.opened
  const running = {
    state: { ...state, end: undefined, opened: { ...opened, ...wordsOf(language) } },
    events: [...eventsOf(log)],
    hashes: log.hashes,
    root: () => new Uint8Array(32),
  }
  const makers = runningMakers(running)
  expect(
    runningPapers(running, false)
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual([...makers.keys()].toSorted())
  return new Map(
    [...makers].flatMap(([name, make]) => (make === undefined ? [] : [[name, make()] as const])),
  )
}

const REPORT = documentsOfStory(smooth({ mode: 'rehearsal' })).get('report.html') ?? ''

test('what is drawn on each page is told apart from the body', () => {
  const tree = treeOf(REPORT)
  expect(tree).toMatchObject({
    title: 'REHEARSAL: Report: Order keys 2026',
    look: 'sheet',
    marks: ['REHEARSAL'],
    top: 'REHEARSAL · test keys · not evidence of production',
    bottom: '',
  })
  expect(tree.running[0]).toBe('Report: Order keys 2026')
  expect(tree.running[1]).toMatch(/^Ceremony [0-9a-f]{32} · REHEARSAL$/)
  const cards = treeOf(
    documentsOfStory(smooth({ mode: 'rehearsal' })).get('cards-blank.html') ?? '',
  )
  expect(cards).toMatchObject({ look: 'cards', running: [], marks: [] })
})

describe('a document is refused', () => {
  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['an image', '<img src="x">'],
    ['a style of its own', '<style>p{}</style>'],
    ['a link outside', '<a id="a4" href="https://example.com">x</a>'],
    ['a link that runs', '<a href="javascript:alert(1)">x</a>'],
    ['an event', '<p onclick="alert(1)">x</p>'],
    ['a style on an element', '<p style="position:fixed">x</p>'],
    ['an attribute without quotation marks', '<p class=a>x</p>'],
    ['an attribute twice', '<p class="a" class="b">x</p>'],
    ['a name of another', '<p id="page">x</p>'],
    ['a form', '<form><input name="a"></form>'],
    ['a frame', '<iframe src="x"></iframe>'],
    ['an object', '<object data="x"></object>'],
    ['a policy of its own', '<meta http-equiv="refresh" content="0">'],
    ['a foreign drawing', '<svg><foreignObject></foreignObject></svg>'],
    ['a drawing that loads', '<svg><use href="#x"></use></svg>'],
    ['another path', '<svg><path d="M0 0L1 1"/></svg>'],
    ['capital letters', '<P>x</P>'],
    ['an element without its end', '<p>x'],
    ['an end without an element', 'x</p>'],
    ['ends in the wrong order', '<p><b>x</p></b>'],
    ['a comment', '<!-- x -->'],
    ['a section of data', '<![CDATA[x]]>'],
    ['another reference', '&nbsp;'],
    ['a reference by number', '&#60;'],
    ['a hidden character', '\u202e'],
    ['a NUL', '\0'],
    ['a bracket alone', '1 > 0'],
    ['too many elements in each other', `${'<div>'.repeat(40)}${'</div>'.repeat(40)}`],
  ])('with %s', (_, hostile) => {
    const html = REPORT.replace('</h1>', `</h1>${hostile}`)
    expect(html).not.toBe(REPORT)
    expectRefusal(() => treeOf(html), 'document.unsafe')
  })

  test.each([
    ['another policy', ['img-src data:', 'img-src *']],
    ['a script in the head', ['<title>', '<script>1</script><title>']],
    ['an attribute of the body', ['<body>', '<body onload="x">']],
    ['something behind its end', ['</html>', '</html><p>x</p>']],
    ['a second main part', ['</main>', '</main><main>x</main>']],
    ['something beside its main part', ['</main>', '</main><p>x</p>']],
    ['words beside its main part', ['</main>', '</main>x']],
    ['another language', ['lang="en"', 'lang="xx"']],
  ])('with %s', (_, [from = '', to = '']) => {
    const html = REPORT.replace(from, to)
    expect(html).not.toBe(REPORT)
    expectRefusal(() => treeOf(html), 'document.unsafe')
  })

  test('when it is not a document at all', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constant('')), (text) => {
        expectRefusal(() => treeOf(text), 'document.unsafe')
      }),
      { numRuns: 200 },
    )
  })
})

const ALLOWED = new Set<string>(TAGS)
const KNOWN =
  /^(?:class|id|href|scope|colspan|role|aria-hidden|aria-label|xmlns|width|height|viewBox|fill|shape-rendering|d)$/

/** A second opinion: everything in the nodes is harmless, whatever was read. */
function strayIn(nodes: readonly Node[]): readonly string[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return /\p{Bidi_Control}|\0/u.test(node) ? ['hidden'] : []
    const { tag, attributes, children }: Element = node
    const own = ALLOWED.has(tag) ? [] : [tag]
    const names = Object.entries(attributes).filter(
      ([name, value]) =>
        !KNOWN.test(name) || /[:;(]/.test(name === 'xmlns' || name === 'aria-label' ? '' : value),
    )
    return [...own, ...names.map(([name]) => name), ...strayIn(children)]
  })
}

test('a document wears the style sheets of this release, whatever it came with', () => {
  const foreign = '.warnings { display: none } td::before { content: "none" }'
  const bent = REPORT.replace('<style>', `<style>${foreign}</style>\n<style>`)
  expect(bent).not.toBe(REPORT)
  expect(dressed(bent)).toBe(dressed(REPORT))
  expect(dressed(REPORT)).not.toContain(foreign)
  expectRefusal(() => dressed(REPORT.replace('<main>', '<main><script>')), 'document.unsafe')
})

test('a document of more elements than any of ours is refused', () => {
  expectRefusal(() => readMarkup('<b></b>'.repeat(250_001)), 'document.unsafe')
  expect(readMarkup('<b></b>'.repeat(1000))).toHaveLength(1000)
})

const PIECES = [
  ...['<', '>', '"', "'", '=', '&', '/', ' ', '\n', '<p>', '</p>', '<p class="', '<a href="#a4">'],
  ...['<script>', '</script>', 'onclick="x"', 'style="x"', 'src="x"', '<svg', '/>', '<!--', '-->'],
  ...['&lt;', '&#39;', '&#x', 'javascript:', '<img ', '<style>', '</style>', '<br>', '<main>'],
]

test('a document with anything put in or cut out is refused, or holds nothing but what ours hold', () => {
  const at = fc.nat({ max: REPORT.length })
  const piece = fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 }))
  let refused = 0
  fc.assert(
    fc.property(at, fc.nat({ max: 6 }), fc.array(piece, { maxLength: 4 }), (from, cut, pieces) => {
      const html = REPORT.slice(0, from) + pieces.join('') + REPORT.slice(from + cut)
      try {
        expect(strayIn(treeOf(html).body)).toEqual([])
      } catch (error) {
        if (!(error instanceof CeremonyError)) throw error
        expect(error.code).toBe('document.unsafe')
        refused += 1
      }
    }),
    { numRuns: 400 },
  )
  expect(refused).toBeGreaterThan(100)
})
