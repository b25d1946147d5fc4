/** QR codes (ISO/IEC 18004) as vector drawings inside a page. */
import encodeQR, { type ErrorCorrection } from 'qr'
import { utf8 } from '../bytes.ts'
import { type Html, html } from './markup.ts'

/** Light modules around the symbol, as §6.3.8 of the standard asks. */
const QUIET_ZONE = 4

export interface QrOptions {
  /** What a reader who cannot see the code is told; never the content of a secret one. */
  readonly label: string
  /** Side of the drawing with its quiet zone. */
  readonly millimetres?: number
  /** Default medium: 15 % of the symbol may be lost. */
  readonly correction?: ErrorCorrection
}

/** Draws a text as a QR code, black on white, with four modules of quiet zone. */
export function qrSvg(text: string, options: QrOptions): Html {
  const { label, millimetres = 40, correction = 'medium' } = options
  const modules = encodeQR(text, 'raw', { ecc: correction, border: QUIET_ZONE, textEncoder: utf8 })
  const side = modules.length
  return html`<svg class="qr" xmlns="http://www.w3.org/2000/svg" width="${millimetres}mm" height="${millimetres}mm" viewBox="0 0 ${side} ${side}" role="img" aria-label="${label}" shape-rendering="crispEdges"><rect width="${side}" height="${side}" fill="#fff"/><path fill="#000" d="${outline(modules)}"/></svg>`
}

/** Side of the QR code of a share text in modules, with its quiet zone: version 6. */
export const SHARE_QR_SIDE = 41 + 2 * QUIET_ZONE

/**
 * The outline of the QR code of a share text, one module a unit: alphanumeric mode (§7.4.4), level
 * Q, so that a quarter of it may be lost.
 */
export function shareQrOutline(shareText: string): string {
  const modules = encodeQR(shareText, 'raw', {
    ecc: 'quartile',
    encoding: 'alphanumeric',
    border: QUIET_ZONE,
  })
  if (modules.length !== SHARE_QR_SIDE) throw new Error('a share text fills a version 6 symbol')
  return outline(modules)
}

/** One rectangle for each run of dark modules in a row. */
function outline(modules: readonly (readonly boolean[])[]): string {
  let path = ''
  for (const [y, row] of modules.entries()) {
    for (let x = 0; x < row.length; x++) {
      const start = x
      while (row[x]) x++
      const length = x - start
      if (length > 0) path += `M${start} ${y}h${length}v1h-${length}z`
    }
  }
  return path
}
