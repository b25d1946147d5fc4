import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256Hex } from '#shared/bytes.ts'
import { claviger } from '../../support/cli.ts'

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
