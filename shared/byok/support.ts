import type { Algorithm } from '../ceremony/plan.ts'
import type { Method, OaepHash } from './provider.ts'
import { PROVIDER_TABLE } from './table.ts'

/** One way into one cloud. */
export interface SupportRow {
  readonly provider: string
  readonly method: string
  readonly hash: OaepHash
  readonly form: Method['form']
  readonly algorithms: readonly Algorithm[]
  /** Sizes of the RSA wrapping key. */
  readonly bits: readonly number[]
  readonly note: string
}

/** Everything that this release makes packages for, from the table that the program itself reads. */
export function supportTable(): SupportRow[] {
  return Object.values(PROVIDER_TABLE).flatMap(({ title, methods }) =>
    methods.map(({ name, hash, form, algorithms, bits, note = '' }) => ({
      provider: title,
      method: name,
      hash,
      form,
      algorithms,
      bits,
      note,
    })),
  )
}

const HEAD = ['cloud', 'method', 'OAEP hash', 'form', 'keys', 'RSA', 'note']
const FORMS = { direct: 'OAEP', wrapped: 'OAEP + AES-KWP' } as const

/** The same as the table of the README. */
export function supportMarkdown(): string {
  const rows = supportTable().map((row) => [
    row.provider,
    `\`${row.method}\``,
    row.hash,
    FORMS[row.form],
    shortNames(row.algorithms),
    row.bits.join('/'),
    row.note,
  ])
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`.replaceAll('|  |', '| |')
  return [line(HEAD), `|${'---|'.repeat(HEAD.length)}`, ...rows.map(line)].join('\n')
}

/** `AES-128, AES-256, RSA-2048` as `AES-128/256, RSA-2048`. */
function shortNames(algorithms: readonly Algorithm[]): string {
  const families = new Map<string, string[]>()
  for (const algorithm of algorithms) {
    const [, family = algorithm, size] = /^(.+)-([^-]+)$/.exec(algorithm) ?? []
    families.set(family, [...(families.get(family) ?? []), ...(size === undefined ? [] : [size])])
  }
  const words = [...families].map(([family, sizes]) => [family, sizes.join('/')].join('-'))
  return words.map((word) => word.replace(/-$/, '')).join(', ')
}
