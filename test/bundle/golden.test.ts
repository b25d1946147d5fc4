/** Bundles of released formats: verified and recovered from for ever, by this release and by their own scripts. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { sha256Hex } from '#shared/bytes.ts'
import { RELEASED, templateDigest } from '#shared/ceremony/templates.ts'
import { claviger, clavigerJson } from '../support/cli.ts'

const GOLDEN = join(import.meta.dirname, '../vectors/golden')
const CONSTANTS = join(import.meta.dirname, '../../resources/bundle')
const work = mkdtempSync(join(tmpdir(), 'claviger-golden-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

function program(command: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  return `exit ${status}\n${stdout}${stderr}`
}

function storyOf(name: string) {
  const folder = join(GOLDEN, 'bundles', name)
  const inside = readdirSync(join(folder, 'shares')).sort()
  const shares = inside.filter((one) => one.endsWith('.share'))
  const keys = join(folder, 'keys.txt')
  return {
    bundle: join(folder, 'bundle'),
    paper: join(folder, 'shares', 'paper.txt'),
    shares: shares.map((one) => join(folder, 'shares', one)),
    keys: (existsSync(keys) ? readFileSync(keys, 'utf8').trim().split('\n') : []).map((line) =>
      line.split(' '),
    ),
  }
}

describe.each(readdirSync(join(GOLDEN, 'bundles')).sort())('the golden bundle %s', (name) => {
  const { bundle, paper, shares, keys } = storyOf(name)

  test('verifies with its paper list and head', async () => {
    const [, head = ''] = /^head ([0-9a-f]{64})$/m.exec(readFileSync(paper, 'utf8')) ?? []
    const line = ['verify', bundle, '--signers', paper, '--head', head, '--expect', 'anchored']
    const { exit, answer } = await clavigerJson(line)
    const outcome = name.endsWith('-abort') ? 'aborted' : 'closed'
    expect(answer).toMatchObject({ ok: true, outcome, fingerprint: head })
    expect(exit).toBe(0)
  })

  test.each([CONSTANTS, bundle])(
    'verifies by the verify.sh of %s',
    (folder) => {
      expect(program('sh', join(folder, 'verify.sh'), bundle, paper)).toMatch(/^exit 0\n/)
    },
    120_000,
  )

  test(keys.length > 0 ? 'knows every share' : 'opens nothing with its shares', async () => {
    for (const share of shares) {
      const { exit, err } = await claviger(['share', 'check', share, '--bundle', bundle])
      expect(exit, err).toBe(keys.length > 0 ? 0 : 1)
    }
  }, 120_000)

  test.each(keys)(
    'gives the key %s (%s)',
    async (sha256 = '', label = '') => {
      const [first = '', , third = ''] = shares
      const out = (way: string) => join(work, `${name}-${label}-${way}`)
      const line = ['recover', '--bundle', bundle, '--share', first, third, '--key', label]
      const { exit, err } = await claviger([...line, '--out', out('claviger')])
      expect(exit, err).toBe(0)
      for (const [way, folder] of Object.entries({ now: CONSTANTS, own: bundle })) {
        const script = join(folder, 'recover.py')
        const args = ['-B', script, bundle, '--key', label, '--out', out(way), first, third]
        expect(program('python3', ...args)).toMatch(/^exit 0\n/)
      }
      for (const way of ['claviger', 'now', 'own'])
        expect(sha256Hex(readFileSync(out(way))), way).toBe(sha256)
    },
    120_000,
  )
})

describe('of the golden drill and the golden reshare', () => {
  const old = storyOf('v1-generate')
  const drill = storyOf('v1-drill')
  const reshare = storyOf('v1-reshare')

  test('the drill tells who was proven, with the evidence that it continues and alone', async () => {
    for (const line of [[old.bundle, '--also', drill.bundle], [drill.bundle]]) {
      const { exit, answer } = await clavigerJson(['drill', 'status', ...line])
      expect(exit).toBe(0)
      expect(answer).toMatchObject({ never: [], onlyMade: ['c2'], groups: '3', together: '1' })
    }
  })

  test('nothing is recovered from a drill', async () => {
    const out = join(work, 'no key')
    const line = ['recover', '--bundle', drill.bundle, '--share', ...old.shares, '--out', out]
    const { answer } = await clavigerJson(line)
    expect(answer.error).toMatchObject({ code: 'expect.unmet' })
    for (const folder of [CONSTANTS, drill.bundle]) {
      const script = join(folder, 'recover.py')
      const args = ['-B', script, drill.bundle, '--key', 'orders', '--out', out, ...old.shares]
      expect(program('python3', ...args)).toMatch(/^exit 1\n/)
    }
    expect(existsSync(out)).toBe(false)
  })

  test('the old shares are superseded, the old evidence beside the new one is too', async () => {
    const [first = ''] = old.shares
    const check = ['share', 'check', first, '--bundle']
    for (const line of [[reshare.bundle], [old.bundle, '--also', reshare.bundle]]) {
      const { answer } = await clavigerJson([...check, ...line])
      expect(answer.error).toMatchObject({ code: 'share.superseded' })
    }
  })

  test('the same keys come out of the new set and the old one', () => {
    expect(reshare.keys).toEqual(old.keys)
  })
})

test('recover.py says of a recovery that it made no set, of a destruction that it ended one', () => {
  const [first = '', , third = ''] = storyOf('v1-generate').shares
  const saidOf = (name: string) => {
    const { bundle } = storyOf(name)
    const args = ['-B', join(CONSTANTS, 'recover.py'), bundle, '--out', join(work, 'none')]
    return program('python3', ...args, first, third)
  }
  const drilled = saidOf('v1-drill')
  expect(drilled).toMatch(/^exit 1\n/)
  expect(drilled).toContain('this ceremony made no share set: use the evidence of ceremony')
  const ended = saidOf('v1-destroy')
  expect(ended).toMatch(/^exit 1\n/)
  expect(ended).toContain('this ceremony destroyed shares: report.html says what is left')
  expect(ended).toMatch(/the set was made in ceremony [0-9a-f]{32}/)
  for (const name of ['RECOVER.md', 'RECOVER.de.md'])
    expect(readFileSync(join(CONSTANTS, name), 'utf8')).toContain(
      '| `this ceremony destroyed shares` |',
    )
})

test('every released script is kept, and every script of this release is on the list', () => {
  const lines = readFileSync(join(GOLDEN, 'scripts/released.txt'), 'utf8').trim().split('\n')
  const kept = RELEASED.map((one) => `${templateDigest(one)} ${one.kind}`)
  expect(kept.toSorted()).toEqual(lines.toSorted())
})
