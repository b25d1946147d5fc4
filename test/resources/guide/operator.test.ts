import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { sha256 } from '#shared/bytes.ts'
import { toWords } from '#shared/crypto/pgpwords.ts'
import { wrappingPair } from '../../support/plans.ts'
import { en } from '#shared/text/en/catalogue.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const GUIDE = readFileSync(join(root, 'resources/guide/operator.md'), 'utf8')

/** Every text of the screen; what is made of a count is taken for the first two counts. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return [0, 1].flatMap((count) => textsOf(tried(value, count)))
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsOf)
}

function tried(make: CallableFunction, count: number): unknown {
  try {
    return make(count)
  } catch {
    return ''
  }
}

test('every bold word is a text of the screen', () => {
  const bold = [...GUIDE.matchAll(/\*\*(.+?)\*\*/g)].map(([, label]) => label)
  const texts = new Set(textsOf(en))
  expect(bold.length).toBeGreaterThan(20)
  expect(bold.filter((label) => label !== 'Bold' && !texts.has(label ?? ''))).toEqual([])
})

test('every link leads somewhere', () => {
  const titles = [...GUIDE.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^a-z0-9 -]/g, '')
      .replaceAll(' ', '-'),
  )
  for (const [, link = ''] of GUIDE.matchAll(/\]\((.+?)\)/g))
    if (link.startsWith('#')) expect(titles).toContain(link.slice(1))
    else expect(existsSync(join(root, 'resources/guide', link)), link).toBe(true)
})

test('the commands for the wrapping key give the words that the screen asks for', () => {
  const folder = mkdtempSync(join(tmpdir(), 'claviger-words-'))
  try {
    const { spki } = wrappingPair()
    const answer = { KeyId: 'x', PublicKey: Buffer.from(spki).toString('base64') }
    writeFileSync(join(folder, 'parameters.json'), JSON.stringify(answer))
    const take = /^ +(python3 -c .*WrappingPublicKey\.bin)$/m.exec(GUIDE)?.[1] ?? ''
    const say = /^ +(sha256sum .*\| awk .*)$/m.exec(GUIDE)?.[1] ?? ''
    const words = say.replace('test/vectors', join(root, 'test/vectors'))
    const done = spawnSync('sh', ['-c', `${take} && ${words}`], { cwd: folder, encoding: 'utf8' })
    const expected = toWords(sha256(spki)).slice(0, 16)
    expect(done.stdout).toBe(expected.map((word, i) => `${i + 1} ${word}\n`).join(''))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
