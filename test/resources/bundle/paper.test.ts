import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Algorithm } from '#shared/ceremony/plan.ts'
import { kcvOf } from '#shared/crypto/kcv.ts'
import { type Language, LANGUAGES } from '#shared/text/language.ts'
import { claviger } from '../../support/cli.ts'
import { copyOf, preparePlan, type Rehearsed, rehearse } from '../../bundle/support/rehearsed.ts'
import * as rehearsed from '../../bundle/support/rehearsed.ts'
import { cleanUp, run, SHELL, tempDir } from './support/bundle.ts'
import { blot, garble } from './support/cards.ts'
import { RESOURCES } from './support/ceremony.ts'

/** The sections with commands, as each language names them. */
const SECTIONS = {
  en: {
    before: 'Before you begin',
    script: 'Recover with the script',
    file: 'What the file holds',
    hand: 'Recover by hand',
  },
  de: {
    before: 'Bevor Sie beginnen',
    script: 'Mit dem Skript wiederherstellen',
    file: 'Was in der Datei steht',
    hand: 'Von Hand wiederherstellen',
  },
} as const

/** What is left after years: cards on paper, the evidence, and the guide in it. */
let made: Rehearsed
let bundle: string
let guide: string
let cards: string[]
let sections: (typeof SECTIONS)[Language]
async function leave(language: Language): Promise<void> {
  const plan = preparePlan((plan) => {
    const keys = plan.keys as unknown as object[]
    for (const algorithm of ['EC-P256', 'RSA-2048'])
      keys.push({ label: algorithm.toLowerCase(), algorithm, use: 'sign' })
  })
  made = await rehearse(plan, undefined, language)
  sections = SECTIONS[language]
  bundle = copyOf(made.bundle)
  guide = readFileSync(join(bundle, 'RECOVER.md'), 'utf8')
  const files = readdirSync(made.shares).filter((name) => name.endsWith('.share'))
  cards = files.sort().map((name) => {
    const { text } = JSON.parse(readFileSync(join(made.shares, name), 'utf8'))
    return text
  })
}
afterAll(() => {
  cleanUp()
  rehearsed.cleanUp()
})

/** The commands of a section, as printed. */
function commandsOf(section: string): string[] {
  const text = guide.split(/^## /m).find((part) => part.startsWith(section)) ?? ''
  const lines = text.split('\n').map((line) => line.match(/^ {6,7}( *\S.*)$/)?.[1])
  return lines.filter((line) => line !== undefined)
}

const inGroups = (text: string) => text.replace(/.{4}(?=.)/g, '$& ')
const typed = (...indexes: number[]) =>
  indexes.map((index) => `${inGroups(cards[index - 1] ?? '')}\n`).join('')

interface LoggedKey {
  label: string
  algorithm: Algorithm
  salt: string
  commitment: string
  kcv?: string
  spki?: string
  pem?: string
}

const keys = () =>
  made.log
    .filter(({ type }) => String(type) === 'key.generated')
    .map(({ what }) => what as unknown as LoggedKey)

/** Says by the log alone whether this is the key: its check value, or its public half. */
function expectKey(file: string, { algorithm, kcv, spki, pem }: LoggedKey): void {
  if (kcv !== undefined) expect(kcvOf(algorithm, readFileSync(file))).toBe(kcv)
  if (pem === undefined) return
  const script = commandsOf(sections.file).join('\n').replaceAll('FILE', `'${file}'`)
  const { code, out } = run(SHELL, ['-ec', script])
  expect(code).toBe(0)
  expect(out).toContain(pem.trim())
  expect(out).toContain(spki?.slice('SHA256:'.length))
}

describe.each(LANGUAGES)('in a ceremony in %s', (language) => {
  beforeAll(() => leave(language), 120_000)

  test('both verifiers accept the evidence, guides and all', async () => {
    const paper = join(made.shares, 'paper.txt')
    const { exit, err } = await claviger([
      'verify',
      bundle,
      '--signers',
      paper,
      '--head',
      made.head,
    ])
    expect(err).toBe('')
    expect(exit).toBe(0)
    const stock = run(SHELL, [`${RESOURCES}verify.sh`, bundle, paper])
    expect(stock.code, stock.out + stock.err).toBe(0)
  })

  test('cards, evidence and script are compared as RECOVER.md says', () => {
    const script = commandsOf(sections.before).join('\n').replaceAll('BUNDLE', `'${bundle}'`)
    const { code, out } = run(SHELL, ['-ec', script], { cwd: RESOURCES })
    expect(code).toBe(0)
    const opened = JSON.parse(readFileSync(join(bundle, 'log.jsonl'), 'utf8').split('\n')[0] ?? '')
    expect(out).toContain(`${opened.what.constants['recover.py']}  recover.py`)
    const sets = [...out.matchAll(/^"set":"([0-9a-f]{16})"$/gm)].map(([, set]) => set)
    const shares = [...out.matchAll(/^"commitment":"([0-9a-f]{64})",.*"index":(\d+)$/gm)]
    const files = readdirSync(made.shares).filter((name) => name.endsWith('.share'))
    const printed = files.sort().map((name) => {
      return JSON.parse(readFileSync(join(made.shares, name), 'utf8'))
    })
    expect(sets).toEqual([printed[0].set])
    expect(shares.map(([, commitment, index]) => [commitment, Number(index)])).toEqual(
      printed.map(({ commitment, index }) => [commitment, index]),
    )
  })

  describe('from paper alone, by the commands of RECOVER.md as printed,', () => {
    test.each(['orders', 'ec-p256', 'rsa-2048'])('the script recovers %s', (label) => {
      const key = keys().find((one) => one.label === label) as LoggedKey
      const [ask, give] = commandsOf(sections.script)
      const out = join(tempDir(), 'key')
      const filled = (command = '') =>
        command.replace('BUNDLE', bundle).replace('LABEL', label).replace('FILE', out)
      const result = run(SHELL, ['-ec', filled(ask)], { cwd: RESOURCES, input: typed(5, 2, 4) })
      expect(result.err).toContain(`Head, to compare with the paper: ${made.head}`)
      expect(result.code).toBe(0)
      expectKey(out, key)

      const dir = tempDir()
      const damaged = [
        blot(cards[0] ?? '', [30, 31, 60]),
        garble(cards[1] ?? '', [50, 90]),
        cards[2],
      ]
      const again = join(dir, 'key')
      const line = filled(give).replace(out, again)
      const command = damaged.reduce((text = '', card = '', i) => {
        writeFileSync(join(dir, `${i}.txt`), inGroups(card))
        return text.replace('SHAREFILE', join(dir, `${i}.txt`))
      }, line)
      const asked = run(SHELL, ['-ec', command ?? ''], { cwd: RESOURCES })
      expect(asked.err).toContain('3 characters were corrected, in group 8, 16.')
      expect(asked.err).toContain('2 characters were corrected, in group 13, 23.')
      expect(asked.code).toBe(1)
      const confirmed = `${command} --accept-corrections`
      expect(run(SHELL, ['-ec', confirmed], { cwd: RESOURCES }).code).toBe(0)
      expect(readFileSync(again)).toEqual(readFileSync(out))
    })

    test.each(['orders', 'ec-p256', 'rsa-2048'])('%s is recovered by hand', (label) => {
      const key = keys().find((one) => one.label === label) as LoggedKey
      const dir = tempDir()
      const script = commandsOf(sections.hand)
        .join('\n')
        .replaceAll('/tmp/', `${dir}/`)
        .replace(/\bFILE\b/g, join(dir, 'key'))
        .replace('<label>', label)
        .replace('<salt>', key.salt)
        .replace('<algorithm>', key.algorithm)
      const result = run(SHELL, ['-ec', script], { cwd: bundle, input: typed(1, 3, 5) })
      expect(result.err).toBe('')
      expect(result.code).toBe(0)
      const backup = readFileSync(join(bundle, `backups/${label}.kwp`))
      expect(result.out).toContain(`backups/${label}.kwp`)
      expect(result.out.split(key.commitment)).toHaveLength(3) // in the log, and computed
      expect(backup.length).toBeGreaterThan(16)
      expectKey(join(dir, 'key'), key)
    })

    test.each([
      ['a card of another ceremony', () => [typed(1, 2), 'KSHARE1'.padEnd(100, 'Q')].join('')],
      ['a card that was mistyped', () => typed(1, 2) + garble(cards[2] ?? '', [40])],
      ['too few cards', () => typed(1, 2)],
      ['the same card twice', () => typed(1, 2, 2)],
    ])('by hand %s is refused before anything is unwrapped', (_, input) => {
      const dir = tempDir()
      const script = commandsOf(sections.hand)
        .join('\n')
        .replaceAll('/tmp/', `${dir}/`)
        .replace(/\bFILE\b/g, join(dir, 'key'))
        .replace('<label>', 'orders')
      const result = run(SHELL, ['-ec', script], { cwd: bundle, input: input() })
      expect(result.err).toMatch(/mistyped, or no share of this log|too few shares/)
      expect(result.code).toBe(1)
      expect(readdirSync(dir)).toEqual(['combine.py'])
    })
  })
})
