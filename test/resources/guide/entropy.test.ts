import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const root = new URL('../../../', import.meta.url)
const GUIDE = readFileSync(new URL('resources/guide/formats.md', root), 'utf8')
const [, section = ''] = GUIDE.split('\n## Randomness\n')
const [, snippet = ''] = /```python\n(.*?)```/s.exec(section) ?? []

interface Vector {
  readonly ceremony: string
  readonly commitments: readonly string[]
  readonly drawn: readonly string[]
}

const vectors = JSON.parse(
  readFileSync(new URL('test/vectors/entropy.json', root), 'utf8'),
) as readonly Vector[]

/** What the snippet of formats.md prints for what is known, by its first word. */
function remixed(known: object): Pick<Vector, 'commitments' | 'drawn'> {
  const input = JSON.stringify(known)
  const lines = execFileSync('python3', ['-I', '-c', snippet], { input, encoding: 'utf8' })
  const of = (word: string) =>
    [...lines.matchAll(new RegExp(`^${word} ([0-9a-f]*)$`, 'gm'))].map(([, value = '']) => value)
  return { commitments: of('commitment'), drawn: of('drawn') }
}

describe('the snippet of formats.md', () => {
  it.each(vectors)('makes the mix of ceremony $ceremony again, as it stands', (vector) => {
    const { commitments, drawn } = vector
    expect(remixed(vector)).toEqual({ commitments, drawn })
  })
})
