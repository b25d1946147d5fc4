/** node resources/icons/render.ts: draws icon.svg in every size, and packs them for the platforms. */
import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from '@playwright/test'

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const
const ICO = [16, 24, 32, 48, 64, 128, 256] as const
const ICNS = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
] as const

const at = (name: string): URL => new URL(name, import.meta.url)
const images = new Map<number, Buffer>()

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
})
try {
  const page = await browser.newPage()
  const svg = readFileSync(at('icon.svg')).toString('base64')
  for (const size of SIZES) {
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(
      `<body style="margin:0"><img style="display:block" width="${size}" height="${size}" src="data:image/svg+xml;base64,${svg}">`,
    )
    const png = await page.screenshot({ omitBackground: true })
    images.set(size, png)
    writeFileSync(at(`${size}x${size}.png`), png)
  }
} finally {
  await browser.close()
}
writeFileSync(at('icon.ico'), ico(ICO.map((size) => [size, image(size)])))
writeFileSync(at('icon.icns'), icns(ICNS.map(([type, size]) => [type, image(size)])))

function image(size: number): Buffer {
  const png = images.get(size)
  if (png === undefined) throw new Error(`no image of ${size} pixels`)
  return png
}

/** A directory of PNG images (Windows Vista and later; ICONDIR, ICONDIRENTRY). */
function ico(entries: readonly (readonly [number, Buffer])[]): Buffer {
  const head = Buffer.alloc(6 + 16 * entries.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(entries.length, 4)
  let offset = head.length
  for (const [i, [size, png]] of entries.entries()) {
    const row = 6 + 16 * i
    head.writeUInt8(size % 256, row)
    head.writeUInt8(size % 256, row + 1)
    head.writeUInt16LE(1, row + 4)
    head.writeUInt16LE(32, row + 6)
    head.writeUInt32LE(png.length, row + 8)
    head.writeUInt32LE(offset, row + 12)
    offset += png.length
  }
  return Buffer.concat([head, ...entries.map(([, png]) => png)])
}

/** A list of typed PNG images (Apple Icon Image). */
function icns(entries: readonly (readonly [string, Buffer])[]): Buffer {
  const blocks = entries.map(([type, png]) => block(type, png))
  return block('icns', Buffer.concat(blocks))
}

function block(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(8 + content.length, 4)
  return Buffer.concat([head, content])
}
