import decodeQR, { type FinderPoints } from 'qr/decode.js'
import { SHARE_TEXT_LENGTH } from '#shared/crypto/sharetext.ts'

/** What the QR codes of a picture hold, for one share. */
export type Codes =
  | { readonly held: 'share'; readonly shareText: string }
  | { readonly held: 'none' | 'several' | 'foreign' }

/** Two are enough to know that there is more than one. */
const MOST = 2

/**
 * Looks for the code of one share, and blackens the picture behind it. A still picture may take a
 * second; a picture of a film has to be quick, and the next one comes at once.
 */
export function readCodes(image: ImageData, still: boolean): Codes {
  try {
    const found = new Set(codesIn(image, still ? { effort: 4, timeLimit: 1000 } : {}))
    const [first, second] = found
    if (first === undefined) return { held: 'none' }
    if (second !== undefined) return { held: 'several' }
    const share = first.length === SHARE_TEXT_LENGTH && /^KSHARE1[A-Z0-9]*$/.test(first)
    return share ? { held: 'share', shareText: first } : { held: 'foreign' }
  } finally {
    image.data.fill(0)
  }
}

/** One code after the other: each is painted over before the next is looked for. */
function codesIn(image: ImageData, effort: { effort?: number; timeLimit?: number }): string[] {
  const found: string[] = []
  while (found.length < MOST) {
    let at: FinderPoints | undefined
    const pointsOnDetect = (points: FinderPoints): void => {
      at = points
    }
    try {
      found.push(decodeQR(image, { ...effort, pointsOnDetect }))
    } catch {
      return found
    }
    if (at === undefined) return found
    paintOver(image, at)
  }
  return found
}

function paintOver({ data, width, height }: ImageData, { outline }: FinderPoints): void {
  const xs = outline.map(({ x }) => x)
  const ys = outline.map(({ y }) => y)
  const [left, right] = [
    Math.max(0, Math.floor(Math.min(...xs))),
    Math.min(width, Math.ceil(Math.max(...xs))),
  ]
  const [top, bottom] = [
    Math.max(0, Math.floor(Math.min(...ys))),
    Math.min(height, Math.ceil(Math.max(...ys))),
  ]
  for (let y = top; y < bottom; y++) data.fill(255, 4 * (y * width + left), 4 * (y * width + right))
}
