/** The same search over a drill, and over a ceremony into which people give dice and typed text. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hex, sha256Hex } from '#shared/bytes.ts'
import { OS_BYTES } from '#shared/crypto/entropy.ts'
import { verify } from '../bundle/support/judge.ts'
import { cleanUp, preparePlan, readLog } from '../bundle/support/rehearsed.ts'
import { suggestPassphrase } from '#electron/services/passphrase.ts'
import { rollsOf } from '../support/gifts.ts'
import { bytesForms, textForms } from './support/forms.ts'
import { Search } from './support/search.ts'
import {
  backupKey,
  type Canary,
  drawnSecrets,
  recoverySeed,
  shareFiles,
  shareSecrets,
} from './support/secrets.ts'
import { draw, plantedRandom } from './support/source.ts'
import { type Watched, watchRoom } from './support/watch.ts'

const GIVERS = ['witness', 'c1']
const lineOf = (id: string) => suggestPassphrase(plantedRandom(`line of ${id}`))

let given: Watched
let drilled: Watched
let search: Search
/** What is searched for, by name. */
let names: readonly string[]

beforeAll(async () => {
  const { root, plan } = preparePlan((one) => {
    Object.assign(one, { entropy: { dice: true, text: true, people: GIVERS } })
  })
  const os = draw('os', 0, OS_BYTES)
  const gifts = GIVERS.map((id) => [id, { dice: rollsOf(id), text: lineOf(id) }] as const)
  const known = { claviger: 'entropy/1', os: hex(os), given: Object.fromEntries(gifts) }
  const file = join(root, 'known.json')
  writeFileSync(file, JSON.stringify(known))
  given = await watchRoom('given', plan, join(root, 'given'), 'known', file)
  const drill = join(root, 'drill.json')
  writeFileSync(drill, JSON.stringify(drillOf(plan, given)))
  const continued = ['continue', join(given.folder, 'bundle'), join(given.folder, 'shares')]
  drilled = await watchRoom('drilled', drill, join(root, 'drilled'), ...continued)

  const canaries: Canary[] = [
    ...drawnSecrets('given', given),
    ...drawnSecrets('drilled', drilled),
    ...shareSecrets(given),
    await recoverySeed(given),
    ['backup key', bytesForms(await backupKey(given))],
    ['bytes of the system', bytesForms(os)],
    ...gifts.flatMap(([id, { dice, text }]): Canary[] => [
      [`dice of ${id}`, textForms(dice)],
      [`text of ${id}`, textForms(text)],
    ]),
  ]
  search = new Search()
  for (const [name, forms] of canaries) search.add(name, forms)
  names = canaries.map(([name]) => name)
  // Two whole rehearsals, each step of which is copied.
}, 300_000)
afterAll(cleanUp)

/** The plan of the keys, as that of a drill: nothing goes anywhere. */
function drillOf(plan: string, before: Watched): object {
  const made = JSON.parse(readFileSync(plan, 'utf8'))
  const bundle = join(before.folder, 'bundle')
  const { ceremony } = JSON.parse(
    readFileSync(join(bundle, 'log.jsonl'), 'utf8').split('\n')[0] ?? '',
  )
  const checkpoint = sha256Hex(new Uint8Array(readFileSync(join(bundle, 'checkpoint'))))
  for (const key of made.keys) delete key.targets
  const { entropy: _, ...rest } = made
  return { ...rest, kind: 'drill', source: { ceremony, checkpoint } }
}

const RUNS = [
  ['with dice and typed text', () => given],
  ['of a drill', () => drilled],
] as const

describe.each(RUNS)('no secret of a rehearsal %s is found in', (_, run) => {
  test.each([
    ['its standard output', (watched: Watched) => watched.stdout],
    ['its standard error', (watched: Watched) => watched.stderr],
    ['the environment of a process', (watched: Watched) => watched.environments],
    ['the arguments of a process', (watched: Watched) => watched.arguments],
  ])('%s', (_, place) => {
    expect(search.in(place(run()))).toEqual([])
  })

  test.each(['bundle', 'notes', 'temp', 'snapshots'])('the folder %s', (name) => {
    expect(search.below(join(run().folder, name))).toEqual(new Map())
  })

  test('and the evidence is that of a whole rehearsal', () => {
    expect(verify(join(run().folder, 'bundle'))).toMatchObject({ ok: true, outcome: 'closed' })
    expect(readdirSync(join(run().folder, 'snapshots')).length).toBeGreaterThan(20)
  })
})

test('people carry away their own share, and of a drill nothing but paper', () => {
  const found = [...search.below(join(given.folder, 'shares'))].map(([, secrets]) => secrets)
  for (const secrets of found) expect(secrets).toHaveLength(1)
  expect(shareFiles(given)).toHaveLength(5)
  expect(search.below(join(drilled.folder, 'shares'))).toEqual(new Map())
})

test('the search finds what is there, and both runs used it', () => {
  for (const id of GIVERS) {
    expect(search.in(Buffer.from(`x${rollsOf(id)}`))).toEqual([`dice of ${id}`])
    expect(search.in(Buffer.from(`x${lineOf(id)}`))).toEqual([`text of ${id}`])
  }
  expect(names.filter((name) => name.startsWith('share'))).toHaveLength(5)
  const types = (watched: Watched) =>
    readLog(join(watched.folder, 'bundle')).map(({ type }) => String(type))
  expect(types(given).filter((type) => type === 'entropy.given')).toHaveLength(2)
  expect(types(drilled)).toContain('drill.proven')
})
