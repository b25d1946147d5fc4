/** The forms in which a secret, or half of it, could turn up in a file or a stream. */

/** Shorter than this, a form would be found by chance. */
const LEAST_BYTES = 12

/** A secret of bytes: each half, forwards and backwards, in every form. */
export function bytesForms(secret: Uint8Array): Uint8Array[] {
  return halves(secret).flatMap((half) => {
    const texts = textsOf(half)
    return [half, ...texts.flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')])]
  })
}

/** A secret of text: as it is, in either case, and as bytes. */
export function textForms(secret: string): Uint8Array[] {
  const cases = [...new Set([secret, secret.toLowerCase(), secret.toUpperCase()])]
  return cases.flatMap((text) => [
    ...bytesForms(Buffer.from(text)),
    ...bytesForms(Buffer.from(text, 'utf16le')),
  ])
}

/** A share text as it is printed: any three groups of four beside each other. */
export function groupForms(text: string): Uint8Array[] {
  const groups = text.match(/.{4}/g) ?? []
  // The first 24 characters hold version, set, index, threshold and total, which are public.
  const runs = groups.slice(6, -2).map((_, i) => groups.slice(i + 6, i + 9))
  const cases = [runs, runs.map((run) => run.map((group) => group.toLowerCase()))].flat()
  return cases.flatMap((run) =>
    ['', ' ', '-', '\n', '","', '</td><td>'].flatMap((between) => {
      const printed = run.join(between)
      return [Buffer.from(printed), Buffer.from(printed, 'utf16le')]
    }),
  )
}

function halves(secret: Uint8Array): Uint8Array[] {
  const middle = secret.length >> 1
  const parts =
    middle < LEAST_BYTES ? [secret] : [secret.subarray(0, middle), secret.subarray(middle)]
  return parts.flatMap((part) => [Uint8Array.from(part), Uint8Array.from(part).reverse()])
}

function textsOf(bytes: Uint8Array): string[] {
  const hex = Buffer.from(bytes).toString('hex')
  const list = [...bytes].slice(0, LEAST_BYTES)
  return [
    hex,
    hex.toUpperCase(),
    hex.match(/../g)?.join(' ') ?? '',
    hex.match(/../g)?.join(':') ?? '',
    list.join(','),
    list.join(', '),
    list.map((byte, i) => `"${i}":${byte}`).join(','),
    ...[0, 1, 2].flatMap((offset) => base64Within(bytes, offset)),
  ]
}

/** What base64 of something longer shows of the bytes, when they begin at this place of a triple. */
function base64Within(bytes: Uint8Array, offset: number): string[] {
  const padded = Buffer.concat([Buffer.alloc(offset), bytes])
  const whole = padded.subarray(0, padded.length - (padded.length % 3))
  const shown = whole.toString('base64').slice(offset === 0 ? 0 : 4)
  return [shown, shown.replaceAll('+', '-').replaceAll('/', '_')]
}
