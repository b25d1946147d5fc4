// Runs a rehearsal with planted randomness:
// node room.ts SOURCE PLAN FOLDER [leak | continue EVIDENCE SHARES | known FILE]
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type Store } from '#electron/db/store.ts'
import { nodeHost } from '#electron/services/nodehost.ts'
import { loadPlan } from '#electron/services/planfile.ts'
import { readQuorum } from '#electron/services/recovery.ts'
import { readSource } from '#electron/services/source.ts'
import { runRehearsal } from '#electron/services/rehearsal.ts'
import { suggestPassphrase } from '#electron/services/passphrase.ts'
import { readKnownEntropy } from '#electron/services/knownentropy.ts'
import { draw, plantedRandom } from './source.ts'

const [source = '', plan = '', folder = '', mode, given = '', carried = ''] = process.argv.slice(2)
const at = (name: string) => join(folder, name)
const database = join(tmpdir(), 'ceremony.sqlite')
const sizes: number[] = []
let commits = 0

/** Another process copies: closing a descriptor here would drop SQLite's lock. */
function snapshot(): void {
  commits += 1
  spawnSync('cp', ['-r', `${tmpdir()}/.`, at(`snapshots/${commits}`)])
}

/** Leaves one secret in each place, in another form each time. */
function plantLeaks(store: Store): void {
  const [share = ''] = readdirSync(at('shares')).sort()
  const { text } = JSON.parse(readFileSync(join(at('shares'), share), 'utf8'))
  const long = sizes.flatMap((size, i) => (size === 32 ? [draw(source, i, 32)] : []))
  const [first, second, third, fourth, fifth] = long.map((secret) => Buffer.from(secret))
  process.stdout.write(`${text.match(/.{4}/g).join(' ')}\n`)
  process.stderr.write(`seed ${first?.toString('hex').slice(10)}\n`)
  const sleep = ['-c', 'sleep 1; :', `x${second?.toString('base64')}`]
  const environment = {
    ...process.env,
    LEAK: Buffer.from(third?.toReversed() ?? []).toString('base64url'),
  }
  spawnSync('sh', sleep, { env: environment })
  store.append({ entries: [], facts: [{ name: 'leak', value: fourth?.toString('hex') ?? '' }] })
  const half = fifth?.subarray(16) ?? Buffer.alloc(0)
  writeFileSync(join(at('bundle'), 'leak.bin'), Buffer.concat([Buffer.alloc(1001), half]))
  const passphrase = suggestPassphrase(plantedRandom(source))
  writeFileSync(join(tmpdir(), 'leak.txt'), Buffer.from(passphrase, 'utf16le'))
}

/** The evidence that is continued, and the shares of the first three of its custodians. */
function continued() {
  const from = readSource(given, loaded.plan, { verify: host.verify, also: [] })
  const names = readdirSync(carried).filter((name) => name.endsWith('.share'))
  const inputs = names
    .sort()
    .slice(0, 3)
    .map((name) => ({ name, bytesSecret: new Uint8Array(readFileSync(join(carried, name))) }))
  return { source: from, brought: readQuorum(from.state, inputs, { acceptCorrections: false }) }
}

for (const name of ['snapshots', 'shares', 'notes']) mkdirSync(at(name))
const host = { ...nodeHost(), random: plantedRandom(source, sizes), committed: snapshot }
const loaded = loadPlan(plan)
await runRehearsal({
  host,
  database,
  loaded,
  ...(mode === 'continue' ? continued() : {}),
  ...(mode === 'known' ? { known: readKnownEntropy(given, loaded.plan) } : {}),
  bundle: at('bundle'),
  shares: at('shares'),
  say: (line) => void process.stderr.write(`${line}\n`),
})
if (mode === 'leak') {
  const store = openStore(database)
  plantLeaks(store)
  store.close()
}
snapshot()
writeFileSync(at('notes/sizes.json'), JSON.stringify(sizes))
writeFileSync(at('notes/environment'), JSON.stringify(process.env))
