import fc from 'fast-check'
import { expect, test } from 'vitest'
import { html, page, render } from '#shared/documents/html.ts'
import { qrSvg } from '#shared/documents/qr.ts'
import { en } from '#shared/text/en/catalogue.ts'
import { groupHex, wordTable } from '#shared/documents/words.ts'

const make = (mode: 'rehearsal' | 'production') =>
  page({ title: 'Report & <more>', mode, body: html`<h1>Report</h1>`, text: en })

test('allows itself nothing but its own styles and inline images', () => {
  const text = make('production')
  expect(text).toContain(
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">`,
  )
  expect(text).not.toMatch(/<script|<link|@import|url\(|https?:|\son[a-z]+=/i)
  expect(text.startsWith('<!doctype html>\n<html lang="en">')).toBe(true)
  expect(text.endsWith('</html>\n')).toBe(true)
  expect(text).toContain('<title>Report &amp; &lt;more&gt;</title>')
})

test('a rehearsal is marked in its title, on screen, and on every printed page', () => {
  const text = make('rehearsal')
  expect(text).toContain('<title>REHEARSAL: Report')
  expect(text).toContain('<p class="rehearsal">REHEARSAL.')
  expect(text).toContain('<div class="watermark" aria-hidden="true">REHEARSAL</div>')
  expect(text).toContain('@top-center { content: "REHEARSAL')
})

test('a production document never says rehearsal', () => {
  expect(make('production').replace(/<style>.*?<\/style>/gs, '')).not.toMatch(/rehearsal/i)
  expect(make('production')).not.toContain('REHEARSAL')
})

test('is the same text for the same input, with its words and title escaped', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (title, printOn) => {
      const own = { ...en.documents.page, printOn }
      const words = { ...en, documents: { ...en.documents, page: own } }
      const input = { title, mode: 'production', body: html`<p>x</p>`, text: words } as const
      const text = page(input)
      expect(page(input)).toBe(text)
      expect(text.match(/<[a-z!/]/g)).toEqual(page({ ...input, title: '' }).match(/<[a-z!/]/g))
    }),
  )
})

test('a fingerprint is grouped and numbered for reading aloud', () => {
  expect(groupHex('0123456789ab')).toBe('0123 4567 89ab')
  expect(groupHex('')).toBe('')
  const text = render(wordTable('Head', new Uint8Array(32).fill(0x17)))
  expect(text).toContain(`<code>${Array(16).fill('1717').join(' ')}</code>`)
  expect(text.match(/banjo/g)).toHaveLength(16)
  expect(text.match(/<th scope="row">/g)).toHaveLength(8)
  expect(text).toContain('<tr><th scope="row">8</th><td>banjo</td><td>bookseller</td>')
  expect(render(wordTable('Key', new Uint8Array(16))).match(/<th scope="row">/g)).toHaveLength(4)
})

const SHARE =
  'KSHARE1QYQQZQSRQSZSVPCZQVZJQGFZYVJZ2F389Q5J52EV95HZ7VP3XGENGDFKXUURJW3M8S7NU0MFEF8W0LGVS3FDT3YZ33LKA'

/** Draws the rectangles of the outline into a bitmap, four pixels a module, and decodes it. */
async function scan(svg: string): Promise<{ text: string; margin: number; side: number }> {
  const { default: decodeQR } = await import('qr/decode.js')
  const side = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1])
  const scale = 4
  const width = side * scale
  const data = new Uint8Array(width * width * 4).fill(255)
  let margin = side
  for (const [, x = '', y = '', w = ''] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    const right = side - Number(x) - Number(w)
    margin = Math.min(margin, Number(x), Number(y), right, side - Number(y) - 1)
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      const start = (row * width + Number(x) * scale) * 4
      for (let i = start; i < start + Number(w) * scale * 4; i++) data[i] = i % 4 === 3 ? 255 : 0
    }
  }
  return { text: decodeQR({ width, height: width, data }), margin, side }
}

test.each([SHARE, 'Élodie <&"> 鍵', 'a'])('a QR code reads back: %s', async (content) => {
  const svg = render(qrSvg(content, { label: 'Code', millimetres: 30 }))
  const { text, margin } = await scan(svg)
  expect(text).toBe(content)
  expect(margin).toBe(4)
})

test('a QR code is a vector drawing that does not repeat its content', () => {
  const svg = render(qrSvg(SHARE, { label: 'Share of "c1"' }))
  expect(svg).toContain('aria-label="Share of &quot;c1&quot;"')
  expect(svg).toContain('width="40mm" height="40mm"')
  expect(svg).not.toContain('KSHARE1')
})
