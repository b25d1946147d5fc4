/** Long work on the command line: how far it is, where people look, and Ctrl-C. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { typeInto } from '../../support/age.ts'
import { claviger, clavigerJson } from '../../support/cli.ts'
import { writePlan } from '../../support/place.ts'

const GOLDEN = fileURLToPath(new URL('../../vectors/golden/bundles/v1-generate', import.meta.url))
const BUNDLE = join(GOLDEN, 'bundle')
const SHARES = readdirSync(join(GOLDEN, 'shares'))
  .filter((name) => name.endsWith('.share'))
  .map((name) => join(GOLDEN, 'shares', name))
const PROGRAM = fileURLToPath(new URL('../../../electron/cli/claviger.mjs', import.meta.url))
const ERASE = '\r\u001b[K'

const folder = mkdtempSync(join(tmpdir(), 'claviger-progress-'))
const PLAN = writePlan(mkdtempSync(join(folder, 'plan-')))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const quorum = (...more: readonly string[]) => [
  ...['--bundle', BUNDLE],
  ...SHARES.flatMap((share) => ['--share', share]),
  ...more,
]

/** A terminal that somebody looks at. */
function screen() {
  const written: string[] = []
  return { written, rewrite: (text: string) => void written.push(text) }
}

describe('how far it is', () => {
  it.each([
    ['verify', ['verify', BUNDLE]],
    ['drill', ['drill', ...quorum()]],
    ['recover', ['recover', ...quorum('--key', 'orders', '--out', join(folder, 'a.key'))]],
    ['drill status', ['drill', 'status', BUNDLE]],
  ])('is said on one line that is gone at the end: %s', async (_, argv) => {
    const watching = screen()
    const watched = await claviger(argv, { watching })
    expect(watched.exit).toBe(0)
    expect(watching.written.at(0)).toBe(`${ERASE}Checking the evidence`)
    expect(watching.written.some((text) => text.includes('Checking signature 1 of '))).toBe(true)
    for (const text of watching.written)
      expect(text.startsWith(ERASE) && !text.includes('\n')).toBe(true)
    expect(watching.written.at(-1)).toBe(ERASE)
  })

  it('changes nothing of the answer, and with --json it is not said', async () => {
    const watching = screen()
    expect(await claviger(['verify', BUNDLE], { watching })).toEqual(
      await claviger(['verify', BUNDLE]),
    )
    watching.written.length = 0
    const { exit, err } = await clavigerJson(['verify', BUNDLE], { watching })
    expect(exit).toBe(0)
    expect(err).not.toContain(ERASE)
    expect(watching.written).toEqual([])
  })

  it('is on a terminal, and not in a pipe', () => {
    const argv = [process.execPath, PROGRAM, 'verify', BUNDLE]
    const { status, shown } = typeInto(argv, [])
    expect(status).toBe(0)
    expect(shown).toContain(`${ERASE}Checking`)
    const answer = shown.split(ERASE).at(-1) ?? ''
    expect(answer).toMatch(/^REHEARSAL, closed, anchored: none/)
    const piped = spawnSync(process.execPath, argv.slice(1), { encoding: 'utf8' })
    expect([piped.status, piped.stderr]).toEqual([0, ''])
    expect(piped.stdout).toBe(answer.replaceAll('\r\n', '\n'))
  })
})

describe('Ctrl-C', () => {
  const pressed = { hearing: <T>(run: (stopped: () => boolean) => Promise<T>) => run(() => true) }

  it.each([
    ['verify', ['verify', BUNDLE], undefined],
    ['drill', ['drill', ...quorum('--out', join(folder, 'drill'))], 'drill'],
    ['recover', ['recover', ...quorum('--key', 'orders', '--out', join(folder, 'key'))], 'key'],
    [
      'share prove',
      ['share', 'prove', SHARES[0] ?? '', '--bundle', BUNDLE, '--out', join(folder, 'proof')],
      'proof',
    ],
    [
      'rehearse',
      ['rehearse', '--plan', PLAN, '--out', join(folder, 'made'), '--shares', join(folder, 'out')],
      'made',
    ],
  ])('stops it, says so, and leaves nothing: %s', async (_, argv, left) => {
    const before = readdirSync(folder)
    const watching = { ...screen(), ...pressed }
    const { exit, err } = await claviger(argv, { watching })
    expect(exit).toBe(2)
    expect(err).toContain('claviger: it was cancelled')
    expect(err).toContain('Nothing was made.')
    expect(left !== undefined && existsSync(join(folder, left))).toBe(false)
    expect(readdirSync(folder)).toEqual(before)
    expect(watching.written.at(-1) ?? ERASE).toBe(ERASE)
  })

  it('is one document with --json', async () => {
    const { exit, answer } = await clavigerJson(['verify', BUNDLE], { watching: pressed })
    expect(exit).toBe(2)
    expect(answer).toMatchObject({ ok: false, error: { code: 'call.cancelled' } })
  })

  it('is heard on a terminal', () => {
    // Whoever presses too late finds it done: a busy machine may need another try.
    const argv = [process.execPath, PROGRAM, 'verify', BUNDLE]
    const press = () => typeInto(argv, [['Checking', '\u0003']])
    let last = press()
    for (let more = 0; more < 9 && last.status === 0; more++) last = press()
    expect(last.status).toBe(2)
    expect(last.shown.split(ERASE).at(-1)).toMatch(
      /^claviger: it was cancelled \([a-z]+(, \d+ of \d+ done)?\)/,
    )
  })
})
