/** The share card, word for word and on paper. Version 1: a card is in somebody's safe for years. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evolve } from '#shared/ceremony/evolve.ts'
import { blockHtml } from '#shared/documents/blocks.ts'
import { type CardFacts, cardOfShare, cardsOfPlan, cardsOfState } from '#shared/documents/card.ts'
import { blankCards } from '#shared/documents/card-document.ts'
import { cardLayout } from '#shared/documents/card-layout.ts'
import { render } from '#shared/documents/markup.ts'
import { expectRefusal } from '../../support/refusal.ts'
import { pdfText } from '../../support/paper.ts'
import { textOf } from './reading.ts'
import { eventful } from './stories.ts'
import { digestOf, planOf } from './story.ts'

const { state } = eventful()
const { state: german } = eventful({ language: 'de' })
const HASH = digestOf('recover.py')
const blank = () => cardsOfPlan(planOf({}), HASH)

/** Words of the layout, one block a line, the empty groups left out. */
const wordsOf = (facts: CardFacts, kind: 'printed' | 'blank') =>
  textOf(render(blockHtml(cardLayout(facts, kind)))).replace(/(?:^\d+\n)+/m, '[25 groups]\n')

describe('what the card says is what it said', () => {
  const golden = (name: string) =>
    fileURLToPath(new URL(`../../vectors/golden/documents/${name}.txt`, import.meta.url))

  test.each([
    ['card-printed', () => wordsOf(cardOfShare(state, 2), 'printed')],
    ['card-blank', () => wordsOf(blank()[1] as CardFacts, 'blank')],
    ['card-known', () => wordsOf(cardsOfState(state)[1] as CardFacts, 'blank')],
    ['de-card-printed', () => wordsOf(cardOfShare(german, 2), 'printed')],
    ['de-card-blank', () => wordsOf(cardsOfPlan(planOf({}), HASH, 'de')[1] as CardFacts, 'blank')],
  ])('%s', async (name, words) => {
    expect(existsSync(golden(name)), golden(name)).toBe(true)
    await expect(words()).toMatchFileSnapshot(golden(name))
  })
})

describe('the card of a share', () => {
  test('names holder, set, commitment and every key with its check value', () => {
    const set = state.sets.at(-1)
    const facts = cardOfShare(state, 3)
    const share = set?.shares.find(({ index }) => index === 3)
    expect(facts).toMatchObject({ set: set?.set, commitment: share?.commitment, index: 3 })
    expect(facts.keys.map(({ label }) => label)).toEqual(state.keys.map(({ label }) => label))
    for (const { check } of facts.keys) expect(check).toMatch(/^(?:[0-9a-f]{10}|SHA256:.{43})$/)
  })

  test('of a share that is not there is refused', () => {
    expectRefusal(() => cardOfShare(state, 9), 'rule.order', 'no share 9')
  })

  test('holds no place for a share but 25 groups and the code, all of them empty', () => {
    const markup = render(blockHtml(cardLayout(cardOfShare(state, 2), 'printed')))
    expect(markup.match(/<span class="card-text"><\/span>/g)).toHaveLength(25)
    expect(markup).toContain('<svg class="card-qr" viewBox="0 0 1 1"></svg>')
    const form = render(blockHtml(cardLayout(cardOfShare(state, 2), 'blank')))
    expect(form.match(/<span class="card-char"><\/span>/g)).toHaveLength(100)
    expect(form).not.toContain('svg')
  })

  test('there is none after the set was voided', () => {
    const set = state.sets.at(-1)?.set ?? ''
    const event = { ceremony: state.opened?.ceremony, seq: state.entries, time: state.time }
    const what = { set, indexes: [] }
    const type = 'shares.voided'
    const voided = evolve(state, { ...event, actor: 'recorder', v: 1, type, what } as never)
    expect(cardsOfState(voided)).toEqual([])
  })
})

test('names with markup stay names', () => {
  const [first] = blank()
  const hostile = blankCards([{ ...(first as CardFacts), holder: '<img src=x onerror="1">' }])
  expect(hostile).not.toContain('<img')
})

describe('on paper', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'claviger-card-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** The longest that a plan lets through: names of a screen's width, and more keys than have room. */
  function crowded(facts: CardFacts): CardFacts {
    const keys = Array.from({ length: 9 }, (_, i) => ({
      label: `a-label-of-thirty-two-characters${i}`.slice(0, 32),
      algorithm: 'EC-secp256k1',
      check: `SHA256:${'W'.repeat(43)}`,
    }))
    const title = 'Keys of the ledger, the orders and the archive, first half of 2026'
    return { ...facts, title, holder: 'Custodian of the northern region 2', keys }
  }

  test.each([
    ['A4', ''],
    ['Letter', '#letter'],
  ])('%s: one page a card, and nothing is cut off', (_, size) => {
    const cards = [...blank(), ...cardsOfState(state), crowded(cardOfShare(state, 1))]
    const path = join(folder, 'cards.html')
    writeFileSync(path, blankCards(cards))
    const pdf = join(folder, 'cards.pdf')
    const chromium = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer']
    const profile = `--user-data-dir=${join(folder, 'profile')}`
    const out = `--print-to-pdf=${pdf}`
    const done = spawnSync('chromium', [...chromium, profile, out, `file://${path}${size}`])
    expect(done.status).toBe(0)
    const pages = pdfText(folder, new Uint8Array(readFileSync(pdf)), 'raw')
    expect(pages).toHaveLength(cards.length)
    for (const [i, page] of pages.entries()) {
      const words = page.replaceAll(/\s+/g, ' ')
      expect(words).toContain(`Share ${cards[i]?.index} of 5`)
      expect(words).toContain('report it the same day.')
      expect(page.replaceAll(/\s/g, '')).toContain(cards[i]?.recoverPy)
    }
  })
})
