import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hex } from '#shared/bytes.ts'
import { canonical } from '#shared/log/canonical.ts'
import { type Bundle, cleanUp, makeBundle, recover, run, tempDir } from './support/bundle.ts'
import { ALPHABET, blot, forge, garble, VECTOR } from './support/cards.ts'
import { RESOURCES } from './support/ceremony.ts'

let bundle: Bundle
beforeAll(async () => {
  bundle = await makeBundle()
})
afterAll(cleanUp)

const fresh = () => join(tempDir(), 'key')
const card = (index: number) => bundle.cards[index - 1]?.text ?? ''
const attempt = (lines: string[], ...more: string[]) => {
  const out = fresh()
  const args = [bundle.dir, '--key', 'orders', '--out', out, ...more]
  return { ...recover(args, lines.map((line) => `${line}\n`).join('')), written: existsSync(out) }
}

/** Feeds share texts to the parser of recover.py, one JSON answer each. */
function parse(
  inputs: readonly string[],
): { share?: string; places?: number[]; refused?: string }[] {
  const python = `import json, sys
sys.path.insert(0, sys.argv[1])
import recover
for line in sys.stdin:
    try:
        share, places, _ = recover.read_text(json.loads(line), 'it')
        recover.take_apart(share, 'it')
        print(json.dumps({'share': share.hex(), 'places': places}))
    except recover.Refused as error:
        print(json.dumps({'refused': str(error)}))`
  const input = inputs.map((text) => `${JSON.stringify(text)}\n`).join('')
  const { out, err } = run('python3', ['-B', '-c', python, RESOURCES], { input })
  if (err !== '') throw new Error(err)
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

const SHARE_OF_VECTOR = /^010001020304050607020305202122.*3e3f69.{10}$/

describe('the share texts that recover.py reads', () => {
  test('the vector of the format', () => {
    const [plain, spaced, small, mixed] = parse([
      VECTOR,
      ` ${VECTOR.replace(/(.{4})/g, '$1-\n')}`,
      VECTOR.toLowerCase(),
      VECTOR.toLowerCase().replace('k', 'K'),
    ])
    expect(plain?.share).toMatch(SHARE_OF_VECTOR)
    expect([spaced, small]).toEqual([plain, plain])
    expect(mixed?.refused).toContain('mixes capitals and small letters')
  })

  const place = fc.integer({ min: 7, max: 99 })
  const places = (length: number) => fc.uniqueArray(place, { minLength: length, maxLength: length })

  test('corrects two wrong characters, or eight unreadable ones, or some of both', () => {
    const [{ share } = {}] = parse([VECTOR])
    const cases = [
      [1, 0],
      [2, 0],
      [0, 1],
      [0, 8],
      [1, 6],
      [2, 4],
      [1, 1],
      [2, 2],
    ].flatMap(([wrong = 0, unreadable = 0]) =>
      fc
        .sample(fc.tuple(places(wrong + unreadable), fc.integer({ min: 1, max: 31 })), 25)
        .map(([all, by]) => ({
          text: blot(garble(VECTOR, all.slice(0, wrong), by), all.slice(wrong)),
          all: all.toSorted((a, b) => a - b),
        })),
    )
    const results = parse(cases.map(({ text }) => text))
    expect(results).toEqual(cases.map(({ all }) => ({ share, places: all })))
  })

  test('refuses three and more wrong characters, whatever they are', () => {
    const wrong = fc.integer({ min: 3, max: 30 }).chain(places)
    const letter = fc.integer({ min: 1, max: 31 })
    const texts = fc
      .sample(fc.tuple(wrong, letter), 300)
      .map(([all, by]) => garble(VECTOR, all, by))
    for (const { refused } of parse(texts)) expect(refused).toMatch(/checksum|check bytes/)
  })

  test('never accepts or crashes on anything else', () => {
    const noise = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc
        .string({ unit: fc.constantFrom(...ALPHABET, '?'), minLength: 93, maxLength: 93 })
        .map((s) => `KSHARE1${s}`),
      fc
        .tuple(fc.nat(100), fc.string({ maxLength: 4 }), fc.nat(4))
        .map(([at, text, cut]) => VECTOR.slice(0, at) + text + VECTOR.slice(at + cut)),
    )
    const texts = fc.sample(noise, 600)
    const answers = parse(texts)
    expect(answers).toHaveLength(600)
    for (const { share, refused } of answers) {
      if (share === undefined) expect(refused).toMatch(/^it/)
      else expect(share).toMatch(SHARE_OF_VECTOR)
    }
  })

  test.each([
    [VECTOR.slice(0, -1), 'has 99 characters, a share text has 100'],
    [`${VECTOR}Q`, 'has 101 characters'],
    ['', 'has 0 characters'],
    [VECTOR.replace('KSHARE1', 'KSHARE2'), 'group 2 holds a wrong character'],
    [`${VECTOR.slice(0, 20)}O${VECTOR.slice(21)}`, 'group 6 holds a wrong character'],
    [blot(VECTOR, [9, 10, 11, 12, 13, 14, 15, 16, 17]), 'has 9 unreadable characters'],
    [blot(garble(VECTOR, [80, 90]), [9, 10, 11, 12, 13]), 'the checksum does not hold'],
    [forge({ version: 2 }), 'is of version 2: a newer recover.py is needed'],
    [forge({ x: 0 }), 'is forged (x = 0)'],
  ])('refuses %s', (text, message) => {
    expect(parse([text])[0]?.refused).toContain(message)
  })
})

describe('recover.py judges shares and refuses', () => {
  const cases: [string, () => string[], string][] = [
    ['no share', () => [], '0 shares are too few, as many as the cards say are needed'],
    ['one share of two', () => [card(1)], '1 shares are too few, 2 are needed'],
    ['the same share twice', () => [card(1), card(1)], 'is share 1 again, as share 1 of the input'],
    [
      'a share of another ceremony',
      () => [card(1), VECTOR],
      'belongs to set 0001020304050607 (production), not to this bundle',
    ],
    [
      'a forged share',
      () => [card(1), forge({ index: 2 })],
      'is not share 2 as the log committed to it: keep it',
    ],
    ['a forged share with x = 0', () => [card(1), forge({ index: 2, x: 0 })], 'is forged (x = 0)'],
    ['another threshold', () => [forge({ m: 1 }), card(2)], 'its numbers are not those of the log'],
    ['another total', () => [forge({ n: 5 }), card(2)], 'its numbers are not those of the log'],
    [
      'an index that was not made',
      () => [forge({ index: 9 }), card(2)],
      'its numbers are not those of the log',
    ],
    [
      'an encrypted file',
      () => ['-----BEGIN AGE ENCRYPTED FILE-----'],
      'is encrypted: decrypt it with "age -d" first',
    ],
    ['half a share file', () => ['{"text":'], 'is not a whole .share file'],
    ['a share file of nothing', () => ['{"text":7}'], 'is not a whole .share file'],
  ]
  test.each(cases)('%s', (_, lines, message) => {
    const { code, err, written } = attempt(lines(), '--accept-corrections')
    expect(err).toContain(message)
    expect([code, written]).toEqual([1, false])
  })

  test('every wrong share by its name, before anything is combined', () => {
    const { code, err, written } = attempt([VECTOR, card(1), card(1), 'KSHARE1', card(2)])
    expect(err).toMatch(
      /Refused: share 1 of the input belongs.*; share 3 of .* again.*; share 4 of/,
    )
    expect([code, written]).toEqual([1, false])
  })

  test.each([
    'ceremony',
    'commitment',
    'custodian',
    'index',
    'mode',
    'n',
    'set',
    'share',
    'threshold',
    'claviger',
  ])('a .share file whose field "%s" does not fit', (field) => {
    const fields = JSON.parse(bundle.cards[0]?.file ?? '')
    const altered = canonical({ ...fields, [field]: typeof fields[field] === 'number' ? 99 : 'x' })
    const { code, err } = attempt([altered, card(2)])
    expect(err).toContain(`the field "${field}" does not fit the share`)
    expect(code).toBe(1)
  })
})

describe('recover.py never corrects silently', () => {
  const damaged = () => blot(garble(card(1), [20]), [50, 51])

  test('without a terminal it names the groups and demands the option', () => {
    const { code, err, written } = attempt([damaged(), card(2)])
    expect(err).toContain('share 1 of the input: 3 characters were corrected, in group 6, 13.')
    expect(err).toContain('compare these groups with the card')
    expect(err).toContain('--accept-corrections')
    expect(err).not.toContain(card(1).slice(20, 24))
    expect([code, written]).toEqual([1, false])
  })

  test('one is one', () => {
    const { err } = attempt([garble(card(1), [20]), card(2)])
    expect(err).toContain('share 1 of the input: 1 character was corrected, in group 6.')
  })

  test('with the option it still names them', () => {
    const { code, err } = attempt([damaged(), card(2)], '--accept-corrections')
    expect(err).toContain('3 characters were corrected, in group 6, 13.')
    expect(code).toBe(0)
  })

  test.each([
    ['yes', 0],
    ['no', 1],
    ['', 1],
  ])('on a terminal it asks; the answer is %j', (answer, status) => {
    const out = fresh()
    const file = join(tempDir(), '1.txt')
    writeFileSync(file, damaged())
    const other = join(tempDir(), '2.txt')
    writeFileSync(other, card(2))
    const script = `${RESOURCES}recover.py`
    const args = [script, bundle.dir, '--key', 'orders', '--out', out, file, other]
    const { code, err } = onTerminal(args, `${answer}\n`)
    expect(err).toContain(`group 6 must read ${card(1).slice(20, 24)}`)
    expect(err).toContain(`group 13 must read ${card(1).slice(48, 52)}`)
    expect(err).toContain('Compare these groups with the card.')
    expect(code).toBe(status)
    expect(existsSync(out)).toBe(status === 0)
  })

  test('on a terminal a refused share is typed again, and enough shares end the input', () => {
    const out = fresh()
    const args = [`${RESOURCES}recover.py`, bundle.dir, '--key', 'orders', '--out', out]
    const { code, err } = onTerminal(args, `${card(1)}\n${card(1)}\n${VECTOR}\n${card(3)}\n`)
    expect(err).toContain('is share 1 again')
    expect(err).toContain('This share does not count.')
    expect(code).toBe(0)
    expect(hex(readFileSync(out))).toBe(hex(bundle.keys.get('orders') ?? new Uint8Array()))
  })
})

/** Runs python with a terminal as standard input. */
function onTerminal(args: string[], typed: string) {
  const harness = `import os, pty, subprocess, sys
master, slave = pty.openpty()
os.write(master, sys.stdin.buffer.read())
sys.exit(subprocess.run([sys.executable, '-B'] + sys.argv[1:], stdin=slave).returncode)`
  return run('python3', ['-c', harness, ...args], { input: typed })
}
