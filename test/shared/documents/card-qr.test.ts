/** The code on a printed card, read by a stock reader: whole, turned, dirty, and from a photograph. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blockHtml } from '#shared/documents/blocks.ts'
import { cardOfShare } from '#shared/documents/card.ts'
import { cardLayout } from '#shared/documents/card-layout.ts'
import { CARD_STYLE } from '#shared/documents/card-style.ts'
import { html, render } from '#shared/documents/markup.ts'
import { SHARE_QR_SIDE, shareQrOutline } from '#shared/documents/qr.ts'
import { groupsOf, parseShareText } from '#shared/crypto/sharetext.ts'
import { pdfPicture, readQr, spoilt } from '../../support/paper.ts'
import { eventful } from './stories.ts'

const TEXT =
  'KSHARE1QYQQZQSRQSZSVPCZQVZJQGFZYVJZ2F389Q5J52EV95HZ7VP3XGENGDFKXUURJW3M8S7NU0MFEF8W0LGVS3FDT3YZ33LKA'
const DPI = 200

let folder: string
let card: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'claviger-card-qr-'))
  card = pdfPicture(folder, printed(filled()), DPI)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The card with the share of the formats' vector, as the application fills it. */
function filled(language?: 'de'): string {
  const groups = groupsOf(TEXT)
  const { state } = eventful(language === undefined ? {} : { language })
  const layout = cardLayout(cardOfShare(state, 2), 'printed')
  const style = html`<style>@page { size: A4; margin: 12mm 15mm } body { margin: 0 }</style>`
  return render(html`<!doctype html>${CARD_STYLE}${style}<body>${blockHtml(layout)}</body>`)
    .replace(/(<span class="card-text">)/g, (place) => `${place}${groups.shift() ?? ''}`)
    .replace(
      '<svg class="card-qr" viewBox="0 0 1 1"></svg>',
      `<svg class="card-qr" viewBox="0 0 ${SHARE_QR_SIDE} ${SHARE_QR_SIDE}"><path d="${shareQrOutline(TEXT)}"/></svg>`,
    )
}

function printed(page: string): Uint8Array {
  const path = join(folder, 'card.html')
  const pdf = join(folder, 'card.pdf')
  writeFileSync(path, page)
  const options = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer']
  const profile = `--user-data-dir=${join(folder, 'profile')}`
  const done = spawnSync('chromium', [
    ...options,
    profile,
    `--print-to-pdf=${pdf}`,
    `file://${path}`,
  ])
  expect(done.status).toBe(0)
  return new Uint8Array(readFileSync(pdf))
}

/** The square of the code: as wide as what is dark in the right part of the card's middle. */
const CODE = `
x0, y0, x1, _ = page.crop((1080, 500, 1480, 1000)).point(lambda v: 255 if v < 128 else 0).getbbox()
left, top, side = 1080 + x0, 500 + y0, x1 - x0
assert 280 < side < 340
draw = ImageDraw.Draw(page)`

describe('a stock reader finds the share text', () => {
  test('on the printed page, and it is a share', () => {
    expect(readQr(card)).toBe(TEXT)
    expect(parseShareText(readQr(card)).index).toBe(2)
  })

  test.each([
    ['at the resolution of a fax', 'page = page.resize((page.width // 2, page.height // 2))'],
    ['turned by a quarter', 'page = page.rotate(90, expand=True)'],
    ['laid askew', 'page = page.rotate(17, expand=True, fillcolor=230, resample=Image.BICUBIC)'],
    [
      'out of focus',
      'page = page.resize((page.width * 3 // 4, page.height * 3 // 4)).filter(ImageFilter.GaussianBlur(1.6))',
    ],
    [
      'speckled and yellowed',
      `
draw = ImageDraw.Draw(page)
for _ in range(6000):
    x, y = random.randrange(page.width), random.randrange(page.height)
    draw.ellipse((x, y, x + 2, y + 2), fill=random.choice((0, 255)))
page = ImageEnhance.Contrast(page).enhance(0.5)`,
    ],
    [
      'under a stain in the middle',
      `${CODE}
spot = side // 3
draw.ellipse((left + spot, top + spot, left + 2 * spot, top + 2 * spot), fill=90)`,
    ],
    [
      'photographed from the side, in poor light',
      `
w, h = page.size
page = page.transform((w, h), Image.QUAD, (-90, -60, 40, h + 80, w - 30, h + 20, w + 120, 60), Image.BICUBIC, fillcolor=120)
shade = Image.linear_gradient("L").resize((w, h))
page = Image.composite(page, ImageEnhance.Brightness(page).enhance(0.45), shade)
page = page.filter(ImageFilter.GaussianBlur(1.2))`,
    ],
  ])('%s', (name, script) => {
    expect(readQr(spoilt(card, name.replaceAll(/\W/g, '-'), script))).toBe(TEXT)
  })

  test('on the printed page in German, which is one page', () => {
    const own = join(folder, 'de')
    mkdirSync(own)
    const pdf = printed(filled('de'))
    const info = spawnSync('pdfinfo', [join(folder, 'card.pdf')], { encoding: 'utf8' })
    expect(info.stdout).toMatch(/^Pages: +1$/m)
    expect(readQr(pdfPicture(own, pdf, DPI))).toBe(TEXT)
  })

  test('never another text: what is destroyed is not read', () => {
    const script = `${CODE}
draw.rectangle((left, top + side // 3, left + side, top + side * 2 // 3), fill=255)`
    expect(readQr(spoilt(card, 'destroyed', script))).toBe('')
  })
})
