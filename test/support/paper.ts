/** What comes out of a printer, looked at with stock tools. */
import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The text of each page of a PDF: as it stands on paper, or column by column. */
export function pdfText(
  folder: string,
  pdf: Uint8Array,
  order: 'layout' | 'raw' = 'layout',
): readonly string[] {
  const path = join(folder, 'page.pdf')
  writeFileSync(path, pdf)
  const text = execFileSync('pdftotext', [`-${order}`, path, '-'], { encoding: 'utf8' })
  return text.split('\f').slice(0, -1)
}

/** The first page as a PNG, at a number of dots per inch. */
export function pdfPicture(folder: string, pdf: Uint8Array, dpi: number): string {
  const path = join(folder, 'page.pdf')
  writeFileSync(path, pdf)
  execFileSync('pdftoppm', ['-r', `${dpi}`, '-png', '-singlefile', path, join(folder, 'page')])
  return join(folder, 'page.png')
}

/** What a stock reader finds in the QR codes of a picture; nothing when it finds none. */
export function readQr(picture: string): string {
  const { stdout, error } = spawnSync(
    'zbarimg',
    ['-q', '--raw', '-Sdisable', '-Sqrcode.enable', picture],
    {
      encoding: 'utf8',
    },
  )
  if (error !== undefined) throw error
  return stdout.trim()
}

/**
 * Spoils a picture as paper and cameras do. The script is Python over PIL and is given the image as
 * `page`, opened in grey.
 */
export function spoilt(picture: string, name: string, script: string): string {
  const out = picture.replace(/\.png$/, `-${name}.png`)
  const code = `
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter
import random, sys
random.seed(7)
page = Image.open(sys.argv[1]).convert("L")
${script}
page.save(sys.argv[2])
`
  execFileSync('/usr/bin/python3', ['-c', code, picture, out], { stdio: 'pipe' })
  return out
}
