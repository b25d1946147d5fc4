import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256Hex } from '#shared/bytes.ts'
import { claviger, clavigerJson } from '../../support/cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'claviger-reshare-'))
const at = { base: folder }
const KEYS = [
  { label: 'orders', algorithm: 'AES-256' },
  { label: 'releases', algorithm: 'EC-P256' },
]
const ids = (...numbers: number[]) => numbers.map((n) => `c${n}`)

interface Made {
  readonly ceremony: string
  readonly fingerprint: string
}

/** Writes a plan; `before` is the bundle that it deals anew. */
function writePlan(
  name: string,
  people: readonly string[],
  backup: { threshold: number; custodians: readonly string[]; reason?: string },
  before?: { readonly bundle: string; readonly made: Made },
  keys: readonly object[] = KEYS,
): void {
  const checkpoint = before && sha256Hex(file(before.bundle, 'checkpoint'))
  const source = before && { ceremony: before.made.ceremony, checkpoint }
  const custodian = (id: string) => ({ id, name: `Custodian ${id.slice(1)}`, roles: ['custodian'] })
  const plan = {
    claviger: 'plan/1',
    ...(source === undefined ? {} : { kind: 'reshare', source }),
    mode: 'rehearsal',
    title: name,
    people: [
      { id: 'admin', name: 'Ceremony administrator', roles: ['administrator', 'operator'] },
      { id: 'witness', name: 'Internal witness', roles: ['witness'] },
      ...people.map(custodian),
    ],
    backup,
    keys,
  }
  writeFileSync(join(folder, name), JSON.stringify(plan))
}

function file(...path: string[]): Uint8Array {
  return new Uint8Array(readFileSync(join(folder, ...path)))
}

/** The share files of a folder with these indexes, as the command line names them. */
function shares(of: string, ...indexes: number[]): string[] {
  const names = readdirSync(join(folder, of))
  return indexes.map((n) => join(of, names.find((name) => name.endsWith(`-${n}.share`)) ?? ''))
}

async function rehearse(name: string, ...more: string[]): Promise<Made> {
  const line = ['rehearse', '--plan', `${name}.json`, '--out', name, '--shares', `${name}-shares`]
  const { exit, answer, err } = await clavigerJson([...line, ...more], at)
  expect(exit, err).toBe(0)
  return answer
}

const paperOf = (name: string) => join(`${name}-shares`, 'paper.txt')
let made: Made
let dealt: Made

beforeAll(async () => {
  writePlan('old.json', ids(1, 2, 3, 4, 5), { threshold: 3, custodians: ids(1, 2, 3, 4, 5) })
  made = await rehearse('old')
  // Custodian 5 is gone; custodian 1 comes once more, presents, and gets nothing.
  const next = { threshold: 4, custodians: ids(2, 3, 4, 6, 7, 8, 9) }
  writePlan('new.json', ids(1, 2, 3, 4, 6, 7, 8, 9), next, { bundle: 'old', made })
  dealt = await rehearse(
    'new',
    ...['--source', 'old', '--share', ...shares('old-shares', 4, 1, 3)],
    ...['--signers', paperOf('old'), '--head', made.fingerprint],
  )
}, 240_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a reshare from 3 of 5 to 4 of 7, one of the old custodians gone', () => {
  it('leaves evidence that both verifiers accept against its own paper', async () => {
    const line = ['verify', 'new', '--signers', paperOf('new'), '--head', dealt.fingerprint]
    const { exit, answer } = await clavigerJson([...line, '--expect', 'closed,anchored'], at)
    expect(answer).toMatchObject({ ok: true, outcome: 'closed', anchored: 'signers,head' })
    expect(exit).toBe(0)
    const script = new URL('../../../resources/bundle/verify.sh', import.meta.url).pathname
    const shell = spawnSync('sh', [script, 'new', paperOf('new')], { cwd: folder })
    expect(`${shell.stdout}${shell.stderr}`).not.toContain('FAILED')
    expect(shell.status).toBe(0)
  })

  it.each(KEYS.map(({ label }) => label))(
    'leaves the key %s as it was, byte for byte',
    async (key) => {
      const recover = async (name: string, out: string, ...indexes: number[]) => {
        const given = shares(`${name}-shares`, ...indexes)
        const line = ['recover', '--bundle', name, '--share', ...given, '--key', key, '--out', out]
        const { exit, err } = await claviger(line, at)
        expect(exit, err).toBe(0)
        return file(out)
      }
      const before = await recover('old', `${key}.old`, 1, 2, 5)
      expect(await recover('new', `${key}.new`, 7, 1, 4, 5)).toEqual(before)
      const script = new URL('../../../resources/bundle/recover.py', import.meta.url).pathname
      const given = shares('new-shares', 2, 3, 6, 7)
      const line = [script, 'new', '--key', key, '--out', `${key}.py`, ...given]
      const python = spawnSync('python3', line, { cwd: folder })
      expect(python.status, `${python.stderr}`).toBe(0)
      expect(file(`${key}.py`)).toEqual(before)
    },
  )

  it('leaves new backups, and none of the old ones', () => {
    for (const { label } of KEYS)
      expect(file('new', 'backups', `${label}.kwp`)).not.toEqual(
        file('old', 'backups', `${label}.kwp`),
      )
  })

  it('proves in a drill that four of the new set recover, and three do not', async () => {
    const line = ['drill', '--bundle', 'new', '--share']
    const { exit } = await claviger([...line, ...shares('new-shares', 1, 2, 3, 4)], at)
    expect(exit).toBe(0)
    const few = await clavigerJson([...line, ...shares('new-shares', 1, 2, 3)], at)
    expect(few.answer.error.code).toBe('share.few')
  })

  it('says in its documents that old shares with an old backup file still open the keys', () => {
    const report = readFileSync(join(folder, 'new', 'report.html'), 'utf8')
    expect(report).toContain('superseded')
    expect(report).toContain('within the bundles presented')
    expect(report).toMatch(/old shares[^.]*still open the keys/i)
    const script = readFileSync(join(folder, 'new', 'script.html'), 'utf8')
    expect(script).toContain('Read aloud where every copy of the old backup files is')
  })
})

describe('a share of the old set is refused by name, as superseded,', () => {
  const refused: [string, () => string[]][] = [
    ['by share check', () => ['share', 'check', ...shares('old-shares', 1), '--bundle', 'new']],
    [
      'by share prove',
      () => ['share', 'prove', ...shares('old-shares', 1), '--bundle', 'new', '--out', 'proof'],
    ],
    [
      'by drill, among new ones',
      () => [
        ...['drill', '--bundle', 'new', '--share'],
        ...[...shares('new-shares', 1, 2, 3), ...shares('old-shares', 4)],
      ],
    ],
    [
      'by recover',
      () => [
        ...['recover', '--bundle', 'new', '--key', 'orders', '--out', 'never', '--share'],
        ...shares('old-shares', 1, 2, 3),
      ],
    ],
    [
      'by recover with the old bundle, once the new one is presented too',
      () => [
        ...['recover', '--bundle', 'old', '--also', 'new', '--key', 'orders', '--out', 'never'],
        ...['--share', ...shares('old-shares', 1, 2, 3)],
      ],
    ],
    [
      'by share check with the old bundle, once the new one is presented too',
      () => ['share', 'check', ...shares('old-shares', 1), '--bundle', 'old', '--also', 'new'],
    ],
  ]
  it.each(refused)('%s', async (_, line) => {
    const { exit, answer } = await clavigerJson(line(), at)
    expect(answer.error).toMatchObject({ code: 'share.superseded' })
    expect(answer.error.message).toContain('superseded set')
    expect(exit).toBe(1)
  })

  it('by recover.py', () => {
    const script = new URL('../../../resources/bundle/recover.py', import.meta.url).pathname
    const given = shares('old-shares', 1, 2, 3)
    const line = [script, 'new', '--key', 'orders', '--out', 'never', ...given]
    const python = spawnSync('python3', line, { cwd: folder })
    expect(python.status).toBe(1)
    expect(`${python.stderr}`).toContain('which is superseded')
  })
})

describe('before anything is made, a reshare is refused', () => {
  /** A plan from the old or the new bundle, and what is given beside it. */
  async function tried(
    people: string[],
    backup: Parameters<typeof writePlan>[2],
    from: { bundle: string; made: Made },
    more: string[],
    keys?: readonly object[],
  ) {
    writePlan('tried.json', people, backup, from, keys)
    const line = ['rehearse', '--plan', 'tried.json', '--out', 'tried', '--source', from.bundle]
    return await clavigerJson([...line, ...more], at)
  }
  const old = () => ({ bundle: 'old', made })
  const latest = () => ({ bundle: 'new', made: dealt })
  const three = () => ['--share', ...shares('old-shares', 1, 2, 3)]
  const four = () => ['--share', ...shares('new-shares', 1, 2, 3, 4)]

  it('that gives one person as many shares as recover', async () => {
    const backup = { threshold: 2, custodians: ids(1, 6, 7) }
    const { exit, answer } = await tried(ids(1, 2, 3, 6, 7), backup, old(), three())
    expect(answer.error).toMatchObject({
      code: 'rule.knowledge',
      hint: 'Choose other custodians, or a higher threshold.',
    })
    expect(answer.error.message).toMatch(/^2 shares of these keys would be known to c1,/)
    expect(exit).toBe(1)
  })

  it('of a reshare, that forgets what people knew of the set before it', async () => {
    const backup = { threshold: 3, custodians: ids(2, 10, 11) }
    const people = ids(2, 3, 4, 6, 10, 11)
    const { answer } = await tried(people, backup, latest(), four())
    expect(answer.error.code).toBe('rule.knowledge')
    expect(answer.error.message).toMatch(/^3 shares of these keys would be known to c2,/)
  })

  it('of a set that a bundle presented beside it has superseded', async () => {
    const backup = { threshold: 3, custodians: ids(6, 7, 8) }
    const more = [...three(), '--also', 'new']
    const { answer } = await tried(ids(1, 2, 3, 6, 7, 8), backup, old(), more)
    expect(answer.error.code).toBe('share.superseded')
  })

  it('once a bundle beside it tells that somebody knows a share', async () => {
    // The old set still works: another reshare of it gives custodian 3 one more share of these keys.
    const other = { threshold: 3, custodians: ids(3, 11, 12) }
    writePlan('fork.json', ids(1, 2, 3, 11, 12), other, old())
    await rehearse('fork', '--source', 'old', ...three())
    const people = ids(2, 3, 4, 6, 10, 13, 14)
    const backup = { threshold: 3, custodians: ids(10, 13, 14) }
    const { answer } = await tried(people, backup, latest(), [...four(), '--also', 'fork'])
    expect(answer.error.code).toBe('rule.knowledge')
    expect(answer.error.message).toMatch(/^3 shares of these keys are known to c3,/)
    const alone = await tried(people, backup, latest(), [...four(), '--also', 'old'])
    expect(alone.answer, alone.err).toMatchObject({ ok: true })
    rmSync(join(folder, 'tried'), { recursive: true })
  }, 120_000)

  it('with a bundle beside it that is the same once more', async () => {
    const backup = { threshold: 3, custodians: ids(6, 7, 8) }
    const more = [...three(), '--also', 'old']
    const { answer } = await tried(ids(1, 2, 3, 6, 7, 8), backup, old(), more)
    expect(answer.error.code).toBe('expect.unmet')
  })

  it('that leaves out a key of the old set', async () => {
    const backup = { threshold: 3, custodians: ids(6, 7, 8) }
    const { answer } = await tried(ids(1, 2, 3, 6, 7, 8), backup, old(), three(), KEYS.slice(0, 1))
    expect(answer.error.code).toBe('rule.parameters')
    expect(answer.error.message).toContain('releases')
  })

  it('with fewer of the old custodians than open the set', async () => {
    const backup = { threshold: 3, custodians: ids(6, 7, 8) }
    const { answer } = await tried(ids(1, 2, 6, 7, 8), backup, old(), three())
    expect(answer.error.code).toBe('rule.people')
  })

  it('with shares of the set before', async () => {
    const backup = { threshold: 4, custodians: ids(10, 11, 12, 13) }
    const people = ids(2, 3, 4, 6, 10, 11, 12, 13)
    const { answer } = await tried(people, backup, latest(), [
      '--share',
      ...shares('old-shares', 2, 3, 4),
    ])
    expect(answer.error.code).toBe('share.superseded')
  })

  it('that names packages', async () => {
    const target = { provider: 'aws-kms', key: 'k', method: 'RSAES_OAEP_SHA_256', wrappingKey: 'x' }
    const keys = [{ ...KEYS[0], targets: [target] }, KEYS[1] ?? {}]
    writePlan(
      'tried.json',
      ids(1, 2, 3, 6, 7, 8),
      { threshold: 3, custodians: ids(6, 7, 8) },
      old(),
      keys,
    )
    writeFileSync(join(folder, 'x'), 'no key')
    const { exit, answer } = await clavigerJson(['plan', 'check', 'tried.json'], at)
    expect(exit).toBe(1)
    expect(JSON.stringify(answer)).toContain('make no package in a reshare')
  })
})

it('a reshare of a reshare carries the whole history on, and its keys are the same', async () => {
  writePlan(
    'third.json',
    ids(2, 3, 4, 6, 10, 11, 12),
    { threshold: 3, custodians: ids(10, 11, 12) },
    { bundle: 'new', made: dealt },
  )
  const given = ['--source', 'new', '--also', 'old', '--share', ...shares('new-shares', 1, 2, 3, 4)]
  await rehearse('third', ...given)
  const log = readFileSync(join(folder, 'third', 'log.jsonl'), 'utf8')
    .trim()
    .split('\n')
  const { what } = log.map((line) => JSON.parse(line)).find((one) => one.type === 'source.admitted')
  expect(what.history.map((one: { ceremony: string }) => one.ceremony)).toEqual([
    made.ceremony,
    dealt.ceremony,
  ])
  expect(what.also.map((one: { ceremony: string }) => one.ceremony)).toEqual([made.ceremony])
  const line = [
    'recover',
    '--bundle',
    'third',
    '--key',
    'orders',
    '--out',
    'orders.third',
    '--share',
  ]
  expect((await claviger([...line, ...shares('third-shares', 1, 2, 3)], at)).exit).toBe(0)
  const first = [
    'recover',
    '--bundle',
    'old',
    '--key',
    'orders',
    '--out',
    'orders.first',
    '--share',
  ]
  expect((await claviger([...first, ...shares('old-shares', 1, 3, 5)], at)).exit).toBe(0)
  expect(file('orders.third')).toEqual(file('orders.first'))
  const check = ['share', 'check', ...shares('old-shares', 1), '--bundle', 'third']
  expect((await clavigerJson(check, at)).answer.error.code).toBe('share.superseded')
}, 120_000)

it('those come who bring a share, where none of them gets a new one', async () => {
  const next = { threshold: 2, custodians: ids(6, 7, 8) }
  writePlan('others.json', ids(1, 2, 3, 4, 5, 6, 7, 8), next, { bundle: 'old', made })
  await rehearse('others', '--source', 'old', '--share', ...shares('old-shares', 1, 3, 5))
  const log = new TextDecoder().decode(file('others', 'log.jsonl'))
  const presented = [...log.matchAll(/"type":"share.presented".*?"index":(\d)/g)].map(([, n]) => n)
  expect(presented).toEqual(['1', '3', '5'])
})
