import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromHex, hex } from '#shared/bytes.ts'
import { keyCommitment } from '#shared/crypto/commitment.ts'
import { cleanUp, type Prepared, preparePlan, readLog } from '../../bundle/support/rehearsed.ts'
import { claviger } from '../../support/cli.ts'
import { lineOf, rollsOf } from '../../support/gifts.ts'

const GUIDE = new URL('../../../resources/guide/formats.md', import.meta.url)
const OS = hex(Uint8Array.from({ length: 64 }, (_, i) => i * 3))
const PEOPLE = ['witness', 'c1']
const given = Object.fromEntries(PEOPLE.map((by) => [by, { dice: rollsOf(by), text: lineOf(by) }]))

let prepared: Prepared
beforeAll(() => {
  prepared = preparePlan((plan) => {
    ;(plan.keys as unknown as object[]).splice(1)
    Object.assign(plan, { entropy: { dice: true, text: true, people: PEOPLE } })
  })
})
afterAll(cleanUp)

/** Rehearses with a file of known inputs. */
async function rehearse(name: string, known: unknown, plan = prepared.plan) {
  const file = join(prepared.root, `${name}.json`)
  writeFileSync(file, JSON.stringify(known))
  const out = join(prepared.root, name)
  return { out, ran: await claviger(['rehearse', '--plan', plan, '--out', out, '--entropy', file]) }
}

/** What the snippet of formats.md prints. */
function remixed(known: object): readonly string[] {
  const [, section = ''] = readFileSync(GUIDE, 'utf8').split('\n## Randomness\n')
  const [, snippet = ''] = /```python\n(.*?)```/s.exec(section) ?? []
  const input = JSON.stringify(known)
  const out = execFileSync('python3', ['-I', '-c', snippet], { input, encoding: 'utf8' })
  return out
    .trim()
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
}

describe('a rehearsal with known inputs', () => {
  it('is made again by the snippet of the guide: commitments, key, salt and set id', async () => {
    const { out, ran } = await rehearse('known', { claviger: 'entropy/1', os: OS, given })
    expect(ran.exit, ran.err).toBe(0)
    const log = readLog(out)
    const what = (type: string) => log.find((one) => String(one.type) === type)?.what
    const sources = PEOPLE.flatMap((by) => [
      { kind: 'dice', by, given: rollsOf(by) },
      { kind: 'text', by, given: lineOf(by) },
    ])
    const ceremony = String(log[0]?.ceremony)
    const printed = remixed({ ceremony, os: OS, sources, draws: [32, 32, 32, 8] })
    const mixed = what('entropy.mixed') as unknown as {
      sources: { commitment: string }[]
      known: boolean
    }
    expect(mixed.known).toBe(true)
    expect(mixed.sources.map(({ commitment }) => commitment)).toEqual(printed.slice(0, 4))
    const key = what('key.generated')
    const [, materialSecret = '', salt = '', set = ''] = printed.slice(4)
    expect(String(key?.salt)).toBe(salt)
    const facts = { label: 'orders', algorithm: 'AES-256', salt: fromHex(salt) }
    const commitment = keyCommitment({ ...facts, materialSecret: fromHex(materialSecret) })
    expect(String(key?.commitment)).toBe(commitment)
    expect(String(what('shares.made')?.set).slice(1)).toBe(set.slice(1))
    expect((await claviger(['verify', out])).exit).toBe(0)
    const [, keys = ''] = readFileSync(join(out, 'report.html'), 'utf8').split('Keys and backups')
    const [said = ''] = keys.split('<h2>')
    expect(said).toContain('was mixed with 64 bytes of the operating system')
    expect(said).toContain('ALL INPUTS ARE KNOWN')
  })

  it('without it, the report says that everything random is of the system', async () => {
    const { plan, root } = preparePlan()
    const out = join(root, 'system')
    expect((await claviger(['rehearse', '--plan', plan, '--out', out])).exit).toBe(0)
    const [, keys = ''] = readFileSync(join(out, 'report.html'), 'utf8').split('Keys and backups')
    expect(keys.split('<h2>')[0]).toContain('from the operating system alone, as planned')
  })

  it.each([
    ['another version', { claviger: 'entropy/2', os: OS, given }, 'must be "entropy/1"'],
    ['too few bytes', { claviger: 'entropy/1', os: OS.slice(2), given }, 'the known inputs'],
    ['a field too many', { claviger: 'entropy/1', os: OS, given, more: 1 }, 'unknown field'],
    ['nobody', { claviger: 'entropy/1', os: OS, given: {} }, 'lack what witness, c1 gives'],
    [
      'rolls that are none',
      { claviger: 'entropy/1', os: OS, given: { ...given, c1: { dice: 7 } } },
      'must be text',
    ],
  ])('is refused a file with %s, and nothing is left behind', async (name, known, message) => {
    const { out, ran } = await rehearse(name.replaceAll(' ', '-'), known)
    expect(ran.exit).toBe(1)
    expect(ran.err).toContain(message)
    expect(ran.err).not.toContain(rollsOf('c1'))
    expect(() => readFileSync(out)).toThrow(/ENOENT/)
  })

  it('is refused where the plan asks for nothing', async () => {
    const { plan } = preparePlan()
    const { ran } = await rehearse('nothing', { claviger: 'entropy/1', os: OS, given }, plan)
    expect(ran.exit).toBe(1)
    expect(ran.err).toContain('neither dice nor text')
  })
})
