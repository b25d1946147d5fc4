import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { sha256, sha256Hex } from '#shared/bytes.ts'
import { parseShareFile } from '#shared/crypto/sharefile.ts'
import { bytesForms } from '../../canary/support/forms.ts'
import { Search } from '../../canary/support/search.ts'
import { withCopy } from '../../support/bundles.ts'
import { claviger, clavigerJson } from '../../support/cli.ts'
import { type Loose, planBytes, planFiles } from '../../support/plans.ts'
import { forgeText } from '../../support/sharefiles.ts'

const folder = mkdtempSync(join(tmpdir(), 'claviger-source-'))
const at = { base: folder }
const read = (...path: string[]) => new Uint8Array(readFileSync(join(folder, ...path)))
let made = ''

/** Writes a plan that recovers the keys of the ceremony in `bundle`, bent. */
function writePlan(name: string, change: (plan: Loose) => void = () => {}): void {
  const checkpoint = sha256Hex(read('bundle', 'checkpoint'))
  const bytes = planBytes((plan) => {
    const target = plan.keys?.[0]?.targets?.[0] ?? {}
    Object.assign(target, { importType: 'EXISTING_KEY_MATERIAL' })
    const source = { ceremony: made, checkpoint }
    Object.assign(plan, { kind: 'recover', source, script: undefined })
    change(plan)
  })
  writeFileSync(join(folder, name), bytes)
}

/** The share files by index, as the command line names them. */
function shareFiles(): string[] {
  const names = readdirSync(join(folder, 'shares')).filter((name) => name.endsWith('.share'))
  const index = (name: string) => Number(/-(\d+)\.share$/.exec(name)?.[1])
  return names.sort((a, b) => index(a) - index(b)).map((name) => join('shares', name))
}

beforeAll(async () => {
  mkdirSync(join(folder, 'orders'))
  for (const [path, bytes] of planFiles()) writeFileSync(join(folder, path), bytes)
  writeFileSync(join(folder, 'plan.json'), planBytes())
  const line = ['rehearse', '--plan', 'plan.json', '--out', 'bundle', '--shares', 'shares']
  const { answer } = await clavigerJson(line, at)
  made = answer.ceremony
  writePlan('recover.json')
  const [, second = '', , fourth = '', fifth = ''] = shareFiles()
  const paper = join('shares', 'paper.txt')
  const again = [
    ...['rehearse', '--plan', 'recover.json', '--out', 'recovered', '--shares', 'carried'],
    ...['--source', 'bundle', '--share', fifth, second, fourth],
    ...['--signers', paper, '--head', answer.fingerprint],
  ]
  const { exit, out, err } = await claviger(again, at)
  expect(exit, err).toBe(0)
  expect(out).toContain('the vault was filled from the shares of c2, c4, c5')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('rehearse with --source', () => {
  it('leaves evidence that verifies alone and names what it continues', async () => {
    const paper = join('carried', 'paper.txt')
    const line = ['verify', 'recovered', '--signers', paper, '--expect', 'closed,anchored']
    const { exit, answer } = await clavigerJson(line, at)
    expect(answer).toMatchObject({ ok: true, mode: 'rehearsal', outcome: 'closed' })
    expect(exit).toBe(0)
    const log = readFileSync(join(folder, 'recovered', 'log.jsonl'), 'utf8')
    expect(log).toContain(`"ceremony":"${made}","checkpoint":"${answerOf('bundle')}"`)
    const report = readFileSync(join(folder, 'recovered', 'report.html'), 'utf8')
    expect(report).toContain('the paper list and the head')
  })

  it('leaves a package of the same key, and the backup of the ceremony before', () => {
    const files = ['backups', 'orders.kwp']
    expect(read('recovered', ...files)).toEqual(read('bundle', ...files))
    const manifest = (bundle: string) =>
      JSON.parse(
        readFileSync(join(folder, bundle, 'packages/orders/aws-kms/manifest.json'), 'utf8'),
      )
    expect(manifest('recovered').key).toEqual(manifest('bundle').key)
    expect(manifest('recovered').ceremony).not.toBe(made)
  })

  it('is verified with stock tools, too', () => {
    const paper = join(folder, 'carried', 'paper.txt')
    const script = join(import.meta.dirname, '../../../resources/bundle/verify.sh')
    const run = spawnSync('sh', [script, join(folder, 'recovered'), paper], { encoding: 'utf8' })
    expect(run.status, run.stderr + run.stdout).toBe(0)
  })

  it('goes through a restart in the middle', async () => {
    const story = [{ do: 'restart', before: 'wrap', by: 'c2', people: ['admin', 'witness'] }]
    const room = { claviger: 'room/1', incidents: story }
    writeFileSync(join(folder, 'story.json'), JSON.stringify(room))
    const line = [
      ...['rehearse', '--plan', 'recover.json', '--out', 'restarted', '--room', 'story.json'],
      ...['--source', 'bundle', '--share', ...shareFiles().slice(0, 3)],
    ]
    const { exit, err } = await claviger(line, at)
    expect(exit, err).toBe(0)
    const { answer } = await clavigerJson(['verify', 'restarted'], at)
    expect(answer.ok).toBe(true)
    const report = readFileSync(join(folder, 'restarted', 'report.html'), 'utf8')
    expect(report).toContain('was taken without the paper list and the head')
  })
})

describe('a recovery to a file', () => {
  const line = (out: string, shares: string, ...more: string[]) => [
    ...['rehearse', '--plan', 'file.json', '--out', out, '--shares', shares, ...more],
    ...['--source', 'bundle', '--share', ...shareFiles().slice(0, 3)],
  ]

  it('writes the key for its owner alone, and nothing of it into the evidence', async () => {
    writePlan('file.json', (plan) => {
      Object.assign(plan.keys?.[0] ?? {}, { targets: [] })
      Object.assign(plan, { outcome: 'file' })
    })
    const { exit, out, err } = await claviger(line('filed', 'keys'), at)
    expect(exit, err).toBe(0)
    expect(out).toContain('key material leaves in a file')
    const path = join(folder, 'keys', 'orders.key')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const again = ['recover', '--bundle', 'bundle', '--out', 'again', '--share']
    expect((await claviger([...again, ...shareFiles().slice(2, 5)], at)).exit).toBe(0)
    const keySecret = read('keys', 'orders.key')
    expect(keySecret).toEqual(read('again'))
    const search = new Search()
    search.add('key', bytesForms(keySecret))
    search.add('hash of the key', bytesForms(sha256(keySecret)))
    expect(search.in(keySecret)).toEqual(['key'])
    expect([...search.below(join(folder, 'filed'))]).toEqual([])
    const { answer } = await clavigerJson(['verify', 'filed', '--expect', 'closed'], at)
    expect(answer.ok).toBe(true)
    const report = readFileSync(join(folder, 'filed', 'report.html'), 'utf8')
    expect(report).toContain('Key material left in files')
    expect(report).toContain('Recovered in a rehearsal.')
  })

  it('goes on after a restart, from a quorum again', async () => {
    const story = [{ do: 'restart', before: 'export', by: 'c2', people: ['admin', 'witness'] }]
    writeFileSync(
      join(folder, 'again.json'),
      JSON.stringify({ claviger: 'room/1', incidents: story }),
    )
    const { exit, err } = await claviger(
      line('filed again', 'keys again', '--room', 'again.json'),
      at,
    )
    expect(exit, err).toBe(0)
  })
})

describe('a drill', () => {
  const challenge = '0123456789abcdef'.repeat(4)

  beforeAll(async () => {
    writePlan('drill.json', (plan) => {
      Object.assign(plan.keys?.[0] ?? {}, { targets: [] })
      Object.assign(plan, { kind: 'drill' })
    })
    writeFileSync(join(folder, 'challenge.txt'), `${challenge}\n`)
    const line = [
      ...['rehearse', '--plan', 'drill.json', '--out', 'drilled', '--shares', 'drill paper'],
      ...['--source', 'bundle', '--share', ...shareFiles().slice(1, 4)],
      ...['--challenge', 'challenge.txt'],
      ...['--proof', 'health'],
    ]
    const [first = ''] = shareFiles()
    const prove = ['share', 'prove', first, '--bundle', 'bundle', '--out', 'health']
    expect((await claviger(prove, at)).exit).toBe(0)
    const { exit, err } = await claviger(line, at)
    expect(exit, err).toBe(0)
  })

  it('tells of the health check whose folder was given with --proof', () => {
    const log = readFileSync(join(folder, 'drilled', 'log.jsonl'), 'utf8')
    expect(log).toMatch(/"how":"health","indexes":\[1\]/)
    const report = readFileSync(join(folder, 'drilled', 'report.html'), 'utf8')
    expect(report).toContain('1 share was not shown since the making')
  })

  it('refuses a folder of --proof that is about other evidence', async () => {
    const other = ['--source', 'bundle', '--proof', 'drilled', '--out', 'unproven']
    const { answer } = await clavigerJson(['rehearse', '--plan', 'drill.json', ...other], at)
    expect(answer).toMatchObject({ ok: false })
  })

  it('is checked as a plan, and leaves evidence that verifies alone, with nothing but paper', async () => {
    const check = await clavigerJson(['plan', 'check', 'drill.json'], at)
    expect(check.answer).toMatchObject({ ok: true, unknown: expect.stringContaining(made) })
    const paper = join('drill paper', 'paper.txt')
    const line = ['verify', 'drilled', '--signers', paper, '--expect', 'closed,anchored']
    expect((await clavigerJson(line, at)).answer).toMatchObject({ ok: true, outcome: 'closed' })
    expect(readdirSync(join(folder, 'drill paper'))).toEqual(['paper.txt'])
    expect(existsSync(join(folder, 'drilled', 'backups'))).toBe(false)
    expect(readFileSync(join(folder, 'drilled/drill/challenge'), 'utf8')).toContain(challenge)
  })

  it('stands in the report with who took part, and who did not', () => {
    const report = readFileSync(join(folder, 'drilled', 'report.html'), 'utf8')
    for (const words of ['share 2 (Custodian 2)', 'share 1 (Custodian 1)', '1 of 10', challenge])
      expect(report).toContain(words)
  })

  it('has documents of its own', async () => {
    const line = ['documents', '--bundle', 'drilled', '--out', 'drill documents']
    const { exit, err } = await claviger(line, at)
    expect(exit, err).toBe(0)
  })

  it('is no evidence to recover from', async () => {
    const line = ['recover', '--bundle', 'drilled', '--out', 'no key', '--share', ...shareFiles()]
    const { answer } = await clavigerJson(line, at)
    expect(answer).toMatchObject({ error: { code: 'expect.unmet' } })
  })
})

function answerOf(bundle: string): string {
  return sha256Hex(read(bundle, 'checkpoint'))
}

describe('on the bundle of a recovery', () => {
  const words = () => `this ceremony made no share set: use the evidence of ceremony ${made}`

  test.each([
    ['drill', (shares: string[]) => ['drill', '--bundle', 'recovered', '--share', ...shares]],
    [
      'recover',
      (shares: string[]) => [
        ...['recover', '--bundle', 'recovered', '--out', 'key', '--share'],
        ...shares,
      ],
    ],
    ['share check', ([one = '']: string[]) => ['share', 'check', one, '--bundle', 'recovered']],
    [
      'share prove',
      ([one = '']: string[]) => ['share', 'prove', one, '--bundle', 'recovered', '--out', 'proof'],
    ],
  ])('%s says where to look', async (_, line) => {
    const { exit, answer } = await clavigerJson(line(shareFiles().slice(0, 3)), at)
    expect(exit).toBe(1)
    expect(answer).toMatchObject({ error: { code: 'expect.unmet', message: words() } })
  })

  it('recover.py says where to look', () => {
    const script = join(import.meta.dirname, '../../../resources/bundle/recover.py')
    const shares = shareFiles().map((name) => join(folder, name))
    const line = [script, join(folder, 'recovered'), '--out', join(folder, 'key'), ...shares]
    const { status, stderr } = spawnSync('python3', line, { encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr).toContain(words())
    expect(existsSync(join(folder, 'key'))).toBe(false)
  })

  it('documents are made', async () => {
    const line = ['documents', '--bundle', 'recovered', '--out', 'documents']
    const { exit, err } = await claviger(line, at)
    expect(exit, err).toBe(0)
    const custody = readFileSync(join(folder, 'documents', 'custody.html'), 'utf8')
    expect(custody).toContain(`in the log of ceremony ${made}`)
  })
})

describe('a recovery is refused before anything is made', () => {
  const quorum = (...indexes: number[]) => indexes.map((index) => shareFiles()[index - 1] ?? '')
  const source = (...more: string[]) => ['--source', 'bundle', ...more]

  test.each([
    ['without its source', 'recover.json', () => [], 'usage.invalid', '--source is missing'],
    [
      'with shares and without a source',
      'recover.json',
      () => ['--share', ...quorum(1)],
      'usage.invalid',
      '--share goes with --source',
    ],
    [
      'with a source that the plan does not ask for',
      'plan.json',
      () => source('--share', ...quorum(1, 2, 3)),
      'usage.invalid',
      '--source is for a plan that continues a ceremony, not one of kind generate',
    ],
    [
      'with too few shares',
      'recover.json',
      () => source('--share', ...quorum(1, 2)),
      'share.few',
      '2 of the 3 shares',
    ],
    ['with no share', 'recover.json', () => source(), 'share.few', 'no share was given'],
    [
      'with one share twice',
      'recover.json',
      () => source('--share', ...quorum(1, 2, 2)),
      'share.duplicate',
      'share 2 once more',
    ],
    [
      'with a share of another set, which is named',
      'recover.json',
      () => source('--share', ...quorum(1, 2), 'foreign.txt'),
      'share.foreign',
      'foreign.txt: this share is of set 8888888888888888; the set here is',
    ],
    [
      'with another head on paper',
      'recover.json',
      () => source('--head', 'a'.repeat(64), '--share', ...quorum(1, 2, 3)),
      'head.mismatch',
      'head on paper',
    ],
    [
      'for another checkpoint',
      'other.json',
      () => source('--share', ...quorum(1, 2, 3)),
      'head.mismatch',
      'not the one that the plan continues',
    ],
    [
      'to a file, with a target',
      'nowhere.json',
      () => source('--share', ...quorum(1, 2, 3)),
      'plan.invalid',
      'a key names a target',
    ],
    [
      'with alternates',
      'alternates.json',
      () => source('--share', ...quorum(1, 2, 3)),
      'plan.invalid',
      'take no place',
    ],
  ] as const)('%s', async (_, plan, more, code, words) => {
    const text = parseShareFile(read(shareFiles()[2] ?? '')).text
    const foreign = forgeText(text, () => ({ set: '8'.repeat(16) }))
    writeFileSync(join(folder, 'foreign.txt'), foreign)
    writePlan('other.json', (one) =>
      Object.assign(one.source ?? {}, { checkpoint: '1'.repeat(64) }),
    )
    writePlan('nowhere.json', (one) => Object.assign(one, { outcome: 'file' }))
    writePlan('alternates.json', (one) => {
      const { people, backup } = one as unknown as { people: object[]; backup: object }
      people.push({ id: 'c6', name: 'Custodian 6', roles: ['custodian'] })
      Object.assign(backup, { alternates: ['c6'] })
    })
    const line = ['rehearse', '--plan', plan, '--out', 'none', ...more()]
    const { exit, answer } = await clavigerJson(line, at)
    expect(exit).toBe(code === 'usage.invalid' ? 2 : 1)
    expect(answer).toMatchObject({ error: { code, message: expect.stringContaining(words) } })
    expect(existsSync(join(folder, 'none'))).toBe(false)
  })

  it('with evidence that was altered', async () => {
    await withCopy(join(folder, 'bundle'), async (copy) => {
      const log = join(copy, 'log.jsonl')
      writeFileSync(log, readFileSync(log, 'utf8').replace('"copy":1', '"copy":2'))
      const line = ['rehearse', '--plan', 'recover.json', '--out', 'none', '--source', copy]
      const { exit, answer } = await clavigerJson([...line, '--share', ...quorum(1, 2, 3)], at)
      expect(exit).toBe(1)
      expect(answer.error.message).toContain('does not verify')
      expect(existsSync(join(folder, 'none'))).toBe(false)
    })
  })
})

test('plan check says what nobody knows without the evidence', async () => {
  const { answer } = await clavigerJson(['plan', 'check', 'recover.json'], at)
  expect(answer).toMatchObject({ ok: true, unknown: expect.stringContaining(made) })
  const { out } = await claviger(['plan', 'check', 'recover.json'], at)
  expect(out).toContain('not known here: whether mode, threshold, custodians, keys and algorithms')
  const plain = await clavigerJson(['plan', 'check', 'plan.json'], at)
  expect(plain.answer.unknown).toBeUndefined()
})
