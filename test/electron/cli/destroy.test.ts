import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyNative } from '#electron/services/ed25519.ts'
import { loadPlan } from '#electron/services/planfile.ts'
import { readSource } from '#electron/services/source.ts'
import { sha256Hex } from '#shared/bytes.ts'
import { claviger, clavigerJson } from '../../support/cli.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const CUSTODIANS = ['c1', 'c2', 'c3']
const KEYS = [{ label: 'orders', algorithm: 'AES-256' }]
const COPIES = [
  { id: 'red', medium: 'Red stick', place: 'Safe A' },
  { id: 'blue', medium: 'Blue stick', place: 'Safe B' },
  { id: 'laptop', medium: 'Data folder of the laptop' },
]

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'claviger-destroy-'))
  await hold('made', {})
  await hold('anew', { kind: 'reshare', source: sourceOf('made') }, [
    ...['--source', at('made/bundle'), '--share', ...sharesOf('made', 1, 3)],
  ])
  const successor = sourceOf('anew')
  await hold('ended', { kind: 'destroy', source: sourceOf('made'), ...ends(successor) }, [
    ...['--source', at('made/bundle'), '--also', at('anew/bundle')],
  ])
}, 240_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const at = (path: string) => join(folder, path)
const ends = (successor: object | 'none') => ({ destruction: { successor, copies: COPIES } })

function write(name: string, plan: object): string {
  const people = CUSTODIANS.map((id, i) => ({
    id,
    name: `Custodian ${i + 1}`,
    roles: ['custodian'],
  }))
  const whole = {
    claviger: 'plan/1',
    mode: 'rehearsal',
    title: 'Order keys',
    people: [
      { id: 'admin', name: 'Ceremony administrator', roles: ['administrator', 'operator'] },
      { id: 'witness', name: 'Internal witness', roles: ['witness'] },
      ...people,
      ...('kind' in plan && plan.kind === 'reshare' ? NEXT : []),
    ],
    backup: { threshold: 2, custodians: CUSTODIANS },
    keys: KEYS,
    ...('kind' in plan && plan.kind === 'reshare'
      ? { backup: { threshold: 2, custodians: ['d1', 'd2', 'd3'] } }
      : {}),
    ...plan,
  }
  const file = at(`${name}.json`)
  writeFileSync(file, JSON.stringify(whole))
  return file
}

const NEXT = [1, 2, 3].map((i) => ({
  id: `d${i}`,
  name: `New custodian ${i}`,
  roles: ['custodian'],
}))

async function rehearse(name: string, plan: object, more: readonly string[] = []) {
  const file = write(name, plan)
  const out = ['--out', at(`${name}/bundle`), '--shares', at(`${name}/shares`)]
  return await claviger(['rehearse', '--plan', file, ...out, ...more])
}

async function hold(name: string, plan: object, more: readonly string[] = []): Promise<void> {
  const { exit, err } = await rehearse(name, plan, more)
  if (exit !== 0) throw new Error(err)
}

function sourceOf(name: string) {
  const read = (file: string) => readFileSync(at(`${name}/bundle/${file}`))
  const { ceremony } = JSON.parse(read('log.jsonl').toString().split('\n')[0] ?? '')
  return { ceremony, checkpoint: sha256Hex(read('checkpoint')) }
}

function sharesOf(name: string, ...indexes: number[]): string[] {
  const files = readdirSync(at(`${name}/shares`))
  return indexes.map((i) =>
    at(`${name}/shares/${files.find((file) => file.endsWith(`-${i}.share`))}`),
  )
}

const recovery = () => ({ kind: 'recover', source: sourceOf('made'), outcome: 'file' })

describe('a destroyed share set', () => {
  it('leaves a bundle that verifies, without a backup and without a share', async () => {
    const { exit, out } = await claviger([
      ...['verify', at('ended/bundle'), '--signers', at('ended/shares/paper.txt')],
    ])
    expect(exit, out).toBe(0)
    expect(readdirSync(at('ended/bundle'))).not.toContain('backups')
    expect(readdirSync(at('ended/shares'))).toEqual(['paper.txt'])
    expect(readFileSync(at('ended/bundle/log.jsonl'), 'utf8')).not.toContain('KSHARE1')
  })

  it('a recovery from the destroyed set is refused by its name', async () => {
    await hold('lost', { kind: 'destroy', source: sourceOf('anew'), ...ofNew() }, [
      ...['--source', at('anew/bundle')],
    ])
    const again = { ...recovery(), source: sourceOf('anew'), ...newBackup() }
    const { exit, err } = await rehearse('again', again, [
      ...['--source', at('anew/bundle'), '--also', at('lost/bundle')],
      ...['--share', ...sharesOf('anew', 1, 2)],
    ])
    expect(exit).toBe(1)
    expect(err).toMatch(/set [0-9a-f]{16} was destroyed in ceremony [0-9a-f]{32}: 0 of its shares/)
  })

  it('can still recover where as many shares as recover were not produced', async () => {
    const incidents = [2, 3].map((i) => ({
      before: `share:${i}`,
      do: 'missing',
      by: `c${i}`,
      thing: `share:${i}:1`,
      reason: 'The envelope is not in the safe.',
    }))
    const room = at('room.json')
    writeFileSync(room, JSON.stringify({ claviger: 'room/1', incidents }))
    const plan = { kind: 'destroy', source: sourceOf('made'), ...ends(sourceOf('anew')) }
    const both = ['--source', at('made/bundle'), '--also', at('anew/bundle')]
    await hold('half', plan, [...both, '--room', room])
    const report = readFileSync(at('half/bundle/report.html'), 'utf8')
    expect(report).toContain('not shown to be destroyed')
    expect(report).toContain('can still recover')
  })
})

describe('verify says of a destruction', () => {
  it('what was destroyed, by whom, how, who watched, and that nothing is at large', async () => {
    const { exit, out } = await claviger(['verify', at('ended/bundle')])
    expect(exit).toBe(0)
    for (const words of [
      /set {10}[0-9a-f]{16}: any 2 of 3 shares recover/,
      `of ceremony ${sourceOf('anew').ceremony}`,
      'destroyed    3 of 3 shares: 1, 2, 3',
      'share 1: destroyed by Custodian 1, overwritten, and the medium destroyed, watched by Internal',
      'backup copy laptop: destroyed by Ceremony administrator',
      'at large     shares: none; backup copies: none',
      'the set can recover no more',
    ])
      expect(out).toMatch(words)
    const { answer } = await clavigerJson(['verify', at('ended/bundle')])
    expect(answer.destruction).toMatchObject({ destroyed: [1, 2, 3], atLarge: [], recovers: false })
  })

  it('nothing where the bundle is of another ceremony, or is refused', async () => {
    const other = await clavigerJson(['verify', at('made/bundle')])
    expect(other.answer).not.toHaveProperty('destruction')
    const refused = await clavigerJson(['verify', at('ended/bundle'), '--head', 'a'.repeat(64)])
    expect(refused.answer).not.toHaveProperty('destruction')
  })
})

describe('a share of a destroyed set', () => {
  it('is checked by the evidence of the destruction, which says so and names the old evidence', async () => {
    const [share = ''] = sharesOf('made', 1)
    const { exit, err } = await claviger(['share', 'check', share, '--bundle', at('ended/bundle')])
    expect(exit).toBe(1)
    expect(err).toMatch(/3 of 3 shares of set [0-9a-f]{16} are shown to be destroyed, 0 are left/)
    expect(err).toContain(`judged by the evidence of ceremony ${sourceOf('made').ceremony}`)
  })
})

describe('the evidence of a plan to destroy, presented step by step as on the screen,', () => {
  const plan = () => {
    const { plan } = loadPlan(
      write('shown', { kind: 'destroy', source: sourceOf('made'), ...ends(sourceOf('anew')) }),
    )
    return plan
  }
  const read = (also?: readonly string[]) =>
    readSource(at('made/bundle'), plan(), {
      verify: verifyNative,
      ...(also === undefined ? {} : { also: also.map((name) => at(`${name}/bundle`)) }),
    }).what

  it('is shown before its successor is asked for, and needs it as soon as that was asked', () => {
    expect(read()).not.toHaveProperty('also')
    expect(() => read([])).toThrow(/is not here: bring its bundle, too/)
    expect(read(['anew']).also).toEqual([sourceOf('anew')])
  })

  it('with the evidence of an earlier destruction tells what that has destroyed', () => {
    expect(() => read(['anew', 'ended'])).toThrow(/nothing of set [0-9a-f]{16} is left to destroy/)
  })
})

describe('a second destruction of the same set', () => {
  const copies = [{ id: 'blue', medium: 'Blue stick', place: 'Safe B' }]
  const again = () => ({
    kind: 'destroy',
    source: sourceOf('made'),
    destruction: { successor: sourceOf('anew'), copies },
  })
  const both = () => ['--source', at('made/bundle'), '--also', at('anew/bundle')]

  it('is about what the first left at large, and its report counts both by the head of the first', async () => {
    const incidents = [
      { before: 'share:2', do: 'missing', by: 'c2', thing: 'share:2:1', reason: 'Not here.' },
      { before: 'copy:blue', do: 'missing', by: 'admin', thing: 'copy:blue', reason: 'Not here.' },
    ]
    const room = at('part room.json')
    writeFileSync(room, JSON.stringify({ claviger: 'room/1', incidents }))
    const plan = { kind: 'destroy', source: sourceOf('made'), ...ends(sourceOf('anew')) }
    await hold('part', plan, [...both(), '--room', room])
    await hold('rest', again(), [...both(), at('part/bundle')])
    const { exit, out } = await claviger(['verify', at('rest/bundle')])
    expect(exit, out).toBe(0)
    const { ceremony, checkpoint } = sourceOf('part')
    const earlier = 'share 1, share 3, backup copy red, backup copy laptop'
    expect(out).toContain(`before       ${earlier}: in ceremony ${ceremony}, head ${checkpoint}`)
    expect(out).toContain('destroyed    3 of 3 shares: 1, 2, 3')
    const log = readFileSync(at('rest/bundle/log.jsonl'), 'utf8')
    const things = [...log.matchAll(/"type":"destruction\.finished".*?"thing":"([^"]*)"/g)]
    expect(things.map(([, thing]) => thing)).toEqual(['share:2:1', 'copy:blue'])
    const report = readFileSync(at('rest/bundle/report.html'), 'utf8')
    expect(report).toContain(checkpoint)
    expect(report).toContain('A part was destroyed before')
    expect(report).toContain('3 of 3')
    expect(report).not.toContain('Not everything is shown to be destroyed')
  })

  it('needs what its plan pins, with that head, and says so in the new evidence', async () => {
    const pinned = (checkpoint: string) => ({
      ...again(),
      also: [{ ...sourceOf('part'), checkpoint }],
    })
    const { ceremony, checkpoint } = sourceOf('part')
    const missing = await rehearse('unpresented', pinned(checkpoint), both())
    expect(missing.exit).toBe(1)
    expect(missing.err).toContain(`the plan pins the evidence of ceremony ${ceremony}`)
    expect(missing.err).toContain('Choose the bundle that the plan names, or correct the plan.')
    const other = await rehearse('other', pinned('0'.repeat(64)), [...both(), at('part/bundle')])
    expect(other.exit).toBe(1)
    expect(other.err).toContain(`is another one than the plan pins: its head is ${checkpoint}`)
    for (const name of ['unpresented', 'other']) expect(existsSync(at(name))).toBe(false)
    await hold('pinned', pinned(checkpoint), [...both(), at('part/bundle')])
    const { out } = await claviger(['verify', at('pinned/bundle')])
    expect(out).toContain(
      `ceremony ${ceremony}, head ${checkpoint}\n             pinned by the plan`,
    )
    expect(out).toContain('the plan pins its head')
    expect(out).not.toContain('compare its head with paper')
    const report = readFileSync(at('pinned/bundle/report.html'), 'utf8')
    expect(report).toContain('pinned by the plan')
    expect(report).toContain('pins its head')
    const printed = at('pinned-script.html')
    await claviger(['plan', 'script', at('pinned.json'), '--out', printed])
    expect(readFileSync(printed, 'utf8')).toContain('Has to be presented beside it')
    // Without a pin people are told to compare it.
    const loose = await claviger(['verify', at('rest/bundle')])
    expect(loose.out).toContain('not pinned by the plan: compare its head with paper')
  })

  it('is refused by name where nothing is left', async () => {
    const plan = { ...again(), ...ends(sourceOf('anew')) }
    const { exit, err } = await rehearse('twice', plan, [...both(), at('ended/bundle')])
    expect(exit).toBe(1)
    expect(err).toMatch(
      /nothing of set [0-9a-f]{16} is left to destroy: all of it was destroyed in [0-9a-f]{32}/,
    )
  })

  it('is refused where it names a copy that the first has destroyed', async () => {
    const found = { id: 'attic', medium: 'Stick from the attic' }
    const destruction = { successor: sourceOf('anew'), copies: [...copies, found] }
    const more = [...both(), at('ended/bundle')]
    const { exit, err } = await rehearse('same', { ...again(), destruction }, more)
    expect(exit).toBe(1)
    expect(err).toContain('copy:blue was destroyed in ceremony')
  })
})

const newBackup = () => ({
  people: [
    { id: 'admin', name: 'Ceremony administrator', roles: ['administrator', 'operator'] },
    { id: 'witness', name: 'Internal witness', roles: ['witness'] },
    ...NEXT,
  ],
  backup: { threshold: 2, custodians: ['d1', 'd2', 'd3'] },
})
const ofNew = () => ({ ...newBackup(), ...ends('none') })

describe('a plan to destroy is refused', () => {
  it.each([
    [
      'that takes a replaced set for the end of the keys',
      () => ends('none'),
      () => ['--also', at('anew/bundle')],
      /was replaced by set/,
    ],
    [
      'without the evidence of its successor',
      () => ends(sourceOf('anew')),
      () => [],
      /is not here/,
    ],
    [
      'that brings shares',
      () => ends(sourceOf('anew')),
      () => ['--also', at('anew/bundle'), '--share', ...sharesOf('made', 1)],
      /no share is read/,
    ],
  ])('%s', async (_, destruction, more, message) => {
    const plan = { kind: 'destroy', source: sourceOf('made'), ...destruction() }
    const { exit, err } = await rehearse('bad', plan, ['--source', at('made/bundle'), ...more()])
    expect(exit).not.toBe(0)
    expect(err).toMatch(message)
  })
})

it('the example of such a plan has no fault', async () => {
  const { exit, out } = await claviger([
    'plan',
    'check',
    join(ROOT, 'resources/plans/destroy.json'),
  ])
  expect(exit, out).toBe(0)
})
