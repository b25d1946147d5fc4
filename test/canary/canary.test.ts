import { constants, privateDecrypt } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { suggestPassphrase } from '#electron/services/passphrase.ts'
import { verify } from '../bundle/support/judge.ts'
import { cleanUp, type Prepared, preparePlan } from '../bundle/support/rehearsed.ts'
import { textForms } from './support/forms.ts'
import { Search } from './support/search.ts'
import {
  backupKey,
  drawnSecrets,
  recoverySeed,
  shareFiles,
  shareSecrets,
} from './support/secrets.ts'
import { plantedRandom } from './support/source.ts'
import { type Watched, watchRoom } from './support/watch.ts'

interface Run extends Watched {
  readonly search: Search
  /** The names of all canaries. */
  readonly names: readonly string[]
}

let prepared: Prepared
let quiet: Run
let leaky: Run

beforeAll(async () => {
  prepared = preparePlan()
  quiet = await run('quiet')
  leaky = await run('leaky', 'leak')
  // Two whole rehearsals, each step of which is copied.
}, 300_000)
afterAll(cleanUp)

async function run(source: string, ...more: string[]): Promise<Run> {
  const { root, plan } = prepared
  const watched = await watchRoom(source, plan, join(root, source), ...more)
  const canaries = [
    ...drawnSecrets(source, watched),
    ...shareSecrets(watched),
    await recoverySeed(watched),
  ]
  const search = new Search()
  for (const [name, forms] of canaries) search.add(name, forms)
  for (const [name, text] of passphrases(source)) search.add(name, textForms(text))
  const names = [...canaries.map(([name]) => name), ...passphrases(source).keys()]
  return { ...watched, search, names: [...new Set(names)] }
}

/** The simulated people draw theirs first, in order. */
function passphrases(source: string): Map<string, string> {
  const random = plantedRandom(source)
  const ids = JSON.parse(readFileSync(prepared.plan, 'utf8')).people.map(
    ({ id }: { id: string }) => id,
  )
  return new Map(ids.map((id: string) => [`passphrase ${id}`, suggestPassphrase(random)]))
}

describe('what is searched for', () => {
  test('holds the key material of both keys, the backup key, every seed, share and passphrase', async () => {
    const secrets = [await backupKey(quiet)]
    for (const [label, key] of prepared.wrapping) {
      const wrapped = join(
        quiet.folder,
        `bundle/packages/${label}/aws-kms/EncryptedKeyMaterial.bin`,
      )
      const padding = constants.RSA_PKCS1_OAEP_PADDING
      secrets.push(privateDecrypt({ key, padding, oaepHash: 'sha256' }, readFileSync(wrapped)))
    }
    for (const secret of secrets)
      expect(quiet.search.in(secret)).toEqual([expect.stringMatching(/^draw/)])
    // The recorder, eight people, a backup key, two keys, the key of the trial wrap, two
    // coefficients a byte, and two samples for the health of the generator.
    expect(quiet.names.filter((name) => name.startsWith('draw'))).toHaveLength(16)
    expect(quiet.names.filter((name) => name.startsWith('share'))).toHaveLength(5)
    expect(quiet.names.filter((name) => name.startsWith('passphrase'))).toHaveLength(8)
  })
})

describe('no secret of a rehearsal is found in', () => {
  test.each([
    ['its standard output', (watched: Watched) => watched.stdout],
    ['its standard error', (watched: Watched) => watched.stderr],
    ['the arguments of a process', (watched: Watched) => watched.arguments],
    ['the environment of a process', (watched: Watched) => watched.environments],
  ])('%s', (_, place) => {
    expect(quiet.search.in(place(quiet))).toEqual([])
  })

  test.each(['bundle', 'notes', 'temp'])('the folder %s', (name) => {
    expect(quiet.search.below(join(quiet.folder, name))).toEqual(new Map())
  })

  test('the database, its journal and the temporary folder, after any commit', () => {
    const snapshots = readdirSync(join(quiet.folder, 'snapshots'))
    expect(snapshots.length).toBeGreaterThan(40)
    expect(existsSync(join(quiet.folder, 'snapshots/1/ceremony.sqlite'))).toBe(true)
    expect(quiet.search.below(join(quiet.folder, 'snapshots'))).toEqual(new Map())
  })

  test('any file that people carry away but their own share', () => {
    const found = quiet.search.below(join(quiet.folder, 'shares'))
    expect([...found.keys()].sort()).toEqual(
      shareFiles(quiet).map((path) => path.slice(join(quiet.folder, 'shares').length + 1)),
    )
    expect([...found].sort().map(([, names]) => names)).toEqual(
      [1, 2, 3, 4, 5].map((index) => [`share ${index}`]),
    )
  })

  test('and the evidence is that of a whole rehearsal', () => {
    expect(verify(join(quiet.folder, 'bundle'))).toMatchObject({ ok: true, outcome: 'closed' })
  })
})

describe('a leak is found by the same search in', () => {
  test.each([
    ['standard output, as groups', (watched: Watched) => watched.stdout, 'share 1'],
    ['standard error, half in hex', (watched: Watched) => watched.stderr, 'draw'],
    ['an argument, in base64', (watched: Watched) => watched.arguments, 'draw'],
    ['the environment, backwards', (watched: Watched) => watched.environments, 'draw'],
  ])('%s', (_, place, name) => {
    expect(leaky.search.in(place(leaky))).toEqual([expect.stringContaining(name)])
  })

  test('a file of the bundle, half of it', () => {
    const found = leaky.search.below(join(leaky.folder, 'bundle'))
    expect([...found]).toEqual([['leak.bin', [expect.stringContaining('draw')]]])
  })

  test('the temporary folder, in UTF-16', () => {
    const found = leaky.search.below(join(leaky.folder, 'temp'))
    expect(found.get('leak.txt')).toEqual([expect.stringContaining('passphrase')])
  })

  test('the database', () => {
    const found = leaky.search.below(join(leaky.folder, 'temp'))
    expect(found.get('ceremony.sqlite')).toEqual([expect.stringContaining('draw')])
  })
})
