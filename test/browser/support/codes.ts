/** QR codes as a camera or a scanner would see them: in pictures, and in a film for a false camera. */
import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { encodeQR } from 'qr'

/** The modules of a code, with the quiet zone of a printed one. */
export function modulesOf(text: string): boolean[][] {
  return encodeQR(text, 'raw', { ecc: 'medium', border: 4 })
}

interface Picture {
  readonly codes: readonly (readonly boolean[][])[]
  /** In degrees. */
  readonly turned?: number
  /** Coffee, a thumb, and noise. */
  readonly dirty?: boolean
  readonly type?: 'image/png' | 'image/jpeg'
}

/** A picture of codes beside each other on a grey table, made by the browser itself. */
export async function pictureOf(page: Page, picture: Picture): Promise<Buffer> {
  const whole: Required<Picture> = { turned: 0, dirty: false, type: 'image/png', ...picture }
  const base64 = await page.evaluate(draw, whole)
  return Buffer.from(base64, 'base64')
}

/** Runs in the page. */
async function draw({ codes, turned, dirty, type }: Required<Picture>): Promise<string> {
  const size = 8
  const side = (codes[0]?.length ?? 0) * size
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(700, 160 + codes.length * (side + 120))
  canvas.height = 700
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('no canvas')
  context.fillStyle = '#8d8a84'
  context.fillRect(0, 0, canvas.width, canvas.height)
  for (const [i, modules] of codes.entries()) {
    context.save()
    context.translate((canvas.width / codes.length) * (i + 0.5), canvas.height / 2)
    context.rotate((turned * Math.PI) / 180)
    context.translate(-side / 2, -side / 2)
    context.fillStyle = '#f4f1e8'
    context.fillRect(0, 0, side, side)
    context.fillStyle = '#26221c'
    for (const [y, row] of modules.entries())
      for (const [x, dark] of row.entries())
        if (dark) context.fillRect(x * size, y * size, size + 0.5, size + 0.5)
    context.restore()
  }
  if (dirty) {
    context.fillStyle = 'rgb(110 80 40 / 60%)'
    for (const [x, y, r] of [
      [canvas.width / 2 + 30, 380, 22],
      [canvas.width / 2 - 60, 300, 16],
    ] as const) {
      context.beginPath()
      context.arc(x, y, r, 0, 7)
      context.fill()
    }
    for (let i = 0; i < 4000; i++) {
      context.fillStyle = i % 2 ? 'rgb(0 0 0 / 25%)' : 'rgb(255 255 255 / 25%)'
      context.fillRect((i * 7919) % canvas.width, (i * 104_729) % canvas.height, 2, 2)
    }
  }
  const url = canvas.toDataURL(type, 0.6)
  return url.slice(url.indexOf(',') + 1)
}

/** A film of one still picture, YUV4MPEG2, that Chromium plays as the picture of its false camera. */
export function writeFilm(file: string, codes: readonly (readonly boolean[][])[]): void {
  const [width, height, scale] = [1280, 720, 8]
  const luma = Buffer.alloc(width * height, 160)
  for (const [i, modules] of codes.entries()) {
    const left = Math.floor((width / codes.length) * (i + 0.5) - (modules.length * scale) / 2)
    const top = Math.floor((height - modules.length * scale) / 2)
    for (const [y, row] of modules.entries())
      for (const [x, dark] of row.entries())
        for (let line = 0; line < scale; line++) {
          const from = (top + y * scale + line) * width + left + x * scale
          luma.fill(dark ? 20 : 235, from, from + scale)
        }
  }
  const chroma = Buffer.alloc((width * height) / 2, 128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, chroma])
  const header = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`)
  writeFileSync(file, Buffer.concat([header, frame, frame]))
}
