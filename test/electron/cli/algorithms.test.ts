/** One key of each algorithm, through a whole rehearsal and back out of its bundle. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { generate } from '#electron/services/sharing.ts'
import { identityOf } from '#shared/crypto/keyidentity.ts'
import { authorised, type Room, runCeremony } from '../../support/ceremony.ts'
import { claviger, clavigerJson } from '../../support/cli.ts'
import { ALGORITHMS } from '../../support/keys.ts'
import type { Loose } from '../../support/plans.ts'
import { expectRejection } from '../../support/refusal.ts'

const SCRIPT = fileURLToPath(new URL('../../../resources/bundle/recover.py', import.meta.url))
const labelOf = (algorithm: string) => algorithm.toLowerCase()
const everyAlgorithm = (plan: Loose) =>
  Object.assign(plan, {
    keys: ALGORITHMS.map((algorithm) => ({ label: labelOf(algorithm), algorithm })),
  })

let room: Room
let head: string
const out = () => join(room.folder, 'out')
beforeAll(async () => {
  room = await runCeremony({ plan: everyAlgorithm })
  ;[, head = ''] = /^head (\w+)$/m.exec(readFileSync(room.paper, 'utf8')) ?? []
  mkdirSync(out())
}, 120_000)
afterAll(() => room.leave())

const quorum = () => [room.shares[4] ?? '', room.shares[0] ?? '', room.shares[2] ?? '']
const given = () => ['--bundle', room.bundle, ...quorum().flatMap((path) => ['--share', path])]

/** What the log says of each key. */
function logged(): Map<string, { algorithm: string; kcv?: string; spki?: string; pem?: string }> {
  const lines = readFileSync(join(room.bundle, 'log.jsonl'), 'utf8').trimEnd().split('\n')
  const keys = lines.map((line) => JSON.parse(line)).filter(({ type }) => type === 'key.generated')
  return new Map(keys.map(({ what }) => [what.label, what]))
}

test('the log names them in the order of the plan', () => {
  expect([...logged().values()].map(({ algorithm }) => algorithm)).toEqual(ALGORITHMS)
})

test('the bundle verifies, by the program and by the script for outsiders', async () => {
  const anchors = ['--signers', room.paper, '--head', head]
  const { exit, answer } = await clavigerJson(['verify', room.bundle, ...anchors])
  expect({ exit, answer }).toMatchObject({ exit: 0, answer: { ok: true } })
  const script = SCRIPT.replace('recover.py', 'verify.sh')
  expect(
    execFileSync('sh', [script, room.bundle, room.paper], { stdio: 'pipe' }).toString(),
  ).toMatch(/^REHEARSAL, closed, .* anchored/m)
})

describe.each(ALGORITHMS)('%s', (algorithm) => {
  const label = labelOf(algorithm)

  it('comes back the same from the script and from the program, and is what the log names', async () => {
    const [script, program] = [join(out(), `${label}.py`), join(out(), `${label}.ts`)]
    const args = ['-I', '-B', SCRIPT, room.bundle, '--key', label, '--out', script, ...quorum()]
    execFileSync('python3', args, { stdio: 'pipe' })
    const { exit, err } = await claviger(['recover', ...given(), '--key', label, '--out', program])
    expect({ exit, err }).toMatchObject({ exit: 0 })
    const material = new Uint8Array(readFileSync(program))
    expect(new Uint8Array(readFileSync(script))).toEqual(material)
    const { kcv, spki, pem } = logged().get(label) ?? {}
    expect({ kcv, spki, pem }).toEqual({
      kcv: undefined,
      spki: undefined,
      pem: undefined,
      ...identityOf(algorithm, material),
    })
    if (pem === undefined) return
    const publish = ['pkey', '-inform', 'DER', '-in', script, '-pubout']
    expect(execFileSync('openssl', publish).toString()).toBe(pem)
  })
})

test('a drill names all of them', async () => {
  const folder = join(room.folder, 'drill')
  const { exit, answer } = await clavigerJson(['drill', ...given(), '--out', folder])
  expect({ exit, answer }).toMatchObject({ exit: 0, answer: { ok: true } })
  const challenge = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .find((path) => /challenge$/.test(path))
  const text = readFileSync(challenge ?? '', 'utf8')
  for (const algorithm of ALGORITHMS)
    expect(text).toMatch(new RegExp(`^ok [0-9a-f]{64} ${labelOf(algorithm)}$`, 'm'))
})

test('the report shows every public key', () => {
  const report = readFileSync(join(room.bundle, 'report.html'), 'utf8')
  for (const { kcv, spki, pem } of logged().values()) {
    expect(report).toContain(kcv ?? spki)
    if (pem !== undefined) expect(report).toContain(pem)
  }
})

test('cancelled, nothing is recorded, and the same approval serves again', async () => {
  const other = await runCeremony({ plan: everyAlgorithm, until: 'begun' })
  try {
    const { ledger, vault } = other.ceremony
    await authorised(other, 'generate')
    const { entries } = ledger.state
    let done = 0
    const watch = { onProgress: (count: number) => (done = count), cancelled: () => done > 2 }
    await expectRejection(generate(other.ceremony, watch), 'call.cancelled')
    expect(ledger.state.entries).toBe(entries)
    expect(vault.holdsShare(1)).toBe(false)
    await generate(other.ceremony)
    expect(ledger.state.keys).toHaveLength(ALGORITHMS.length)
  } finally {
    other.leave()
  }
}, 60_000)
