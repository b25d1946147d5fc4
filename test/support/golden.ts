/**
 * Makes the golden bundles of a release: `node test/support/golden.ts FOLDER VERSION`. Whole
 * rehearsals of the command line as it is, small, with everything that people carried away. What
 * is there already is never made again: those that were released must verify for ever.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { sha256Hex } from '#shared/bytes.ts'
import { claviger } from './cli.ts'

const CUSTODIANS = ['c1', 'c2', 'c3']
const TARGETS = [
  { provider: 'pkcs11', key: 'orders-2031', method: 'CKM_RSA_AES_KEY_WRAP', hash: 'SHA-256' },
  { provider: 'oci-vault', key: 'Orders 2031', method: 'RSA_OAEP_AES_SHA256' },
  { provider: 'vault-transit', key: 'orders', method: 'RSA_AES_KEY_WRAP_SHA_256' },
].map((target, i) => ({ ...target, wrappingKey: `${i}.pem` }))
const AWS = {
  provider: 'aws-kms',
  key: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  method: 'RSAES_OAEP_SHA_256',
  wrappingKey: '0.der',
  importToken: 'token.bin',
  expires: '2031-01-01T08:00:00Z',
}
const ORDERS = { label: 'orders', algorithm: 'AES-256', use: 'encrypt' }
const KEYS = [
  { ...ORDERS, targets: [AWS] },
  { label: 'letters', algorithm: 'RSA-2048', use: 'sign' },
  { label: 'seals', algorithm: 'EC-P256', use: 'sign' },
]
const AGAIN = { ...AWS, importType: 'EXISTING_KEY_MATERIAL' }

interface Story {
  /** The plan, but for what all have in common. */
  readonly plan: object
  /** The story that it continues. */
  readonly source?: string
  readonly room?: object
  /** The indexes of the shares that are brought; the first and the third unless said. */
  readonly shares?: readonly number[]
}

/** Every story, each after the one that it continues. */
const STORIES: { readonly [name: string]: Story } = {
  generate: { plan: { keys: KEYS } },
  clouds: { plan: { keys: [{ ...ORDERS, targets: TARGETS }] } },
  abort: {
    plan: { keys: [ORDERS] },
    room: {
      claviger: 'room/1',
      incidents: [{ before: 'prove', do: 'abort', by: 'witness', reason: 'The fire alarm.' }],
    },
  },
  recover: {
    plan: { kind: 'recover', keys: [{ ...ORDERS, targets: [AGAIN] }] },
    source: 'generate',
  },
  reshare: {
    plan: {
      kind: 'reshare',
      keys: KEYS.map(({ label, algorithm, use }) => ({ label, algorithm, use })),
      backup: { threshold: 2, custodians: ['c4', 'c5', 'c6'] },
    },
    source: 'generate',
  },
  drill: { plan: { kind: 'drill', keys: [ORDERS] }, source: 'generate' },
  destroy: {
    plan: {
      kind: 'destroy',
      keys: KEYS.map(({ label, algorithm }) => ({ label, algorithm })),
      destruction: {
        successor: 'none',
        copies: ['red', 'blue', 'laptop'].map((id) => ({ id, medium: `The ${id} one` })),
      },
    },
    source: 'generate',
    shares: [],
    room: {
      claviger: 'room/1',
      incidents: [
        {
          before: 'share:3',
          do: 'missing',
          by: 'c3',
          thing: 'share:3:1',
          reason: 'The envelope was lost in a move.',
        },
      ],
    },
  },
}

function planOf({ plan }: Story, source: object | undefined): object {
  const ids = 'backup' in plan ? [...CUSTODIANS, 'c4', 'c5', 'c6'] : CUSTODIANS
  const custodians = ids.map((id) => ({
    id,
    name: `Custodian ${id.slice(1)}`,
    roles: ['custodian'],
  }))
  return {
    claviger: 'plan/1',
    mode: 'rehearsal',
    title: 'Golden keys',
    people: [
      { id: 'admin', name: 'Ceremony administrator', roles: ['administrator', 'operator'] },
      { id: 'witness', name: 'Internal witness', roles: ['witness'] },
      ...custodians,
    ],
    backup: { threshold: 2, custodians: CUSTODIANS },
    ...source,
    ...plan,
  }
}

/** The share files of a story with these indexes. */
function sharesOf(folder: string, ...indexes: number[]): string[] {
  const names = readdirSync(join(folder, 'shares'))
  return indexes.map((i) =>
    join(folder, 'shares', names.find((name) => name.endsWith(`-${i}.share`)) ?? ''),
  )
}

async function run(...line: string[]): Promise<void> {
  const { exit, err } = await claviger(line)
  if (exit !== 0) throw new Error(`${line.join(' ')}: exit ${exit}\n${err}`)
}

/** Makes one story in a new folder: `bundle`, `shares` with the paper list, and `keys.txt`. */
async function make(all: string, version: string, name: string): Promise<void> {
  const story = STORIES[name] ?? { plan: {} }
  const folder = join(all, `${version}-${name}`)
  const from = story.source === undefined ? undefined : join(all, `${version}-${story.source}`)
  const work = mkdtempSync(join(tmpdir(), 'claviger-golden-'))
  for (const [i] of TARGETS.entries()) {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 4096 })
    for (const format of ['pem', 'der'] as const)
      writeFileSync(
        join(work, `${i}.${format}`),
        publicKey.export({ type: 'spki', format } as { type: 'spki'; format: 'der' }),
      )
  }
  writeFileSync(join(work, 'token.bin'), randomBytes(300))
  writeFileSync(join(work, 'plan.json'), JSON.stringify(planOf(story, sourceOf(from))))
  writeFileSync(join(work, 'room.json'), JSON.stringify(story.room ?? {}))
  mkdirSync(folder, { recursive: true })
  await run(
    ...['rehearse', '--plan', join(work, 'plan.json'), '--out', join(folder, 'bundle')],
    ...['--shares', join(folder, 'shares')],
    ...(story.room === undefined ? [] : ['--room', join(work, 'room.json')]),
    ...(from === undefined ? [] : ['--source', join(from, 'bundle')]),
    ...broughtTo(story, from),
  )
  // Of the others the shares, or the backups, are those of the story before.
  if (['generate', 'clouds', 'reshare'].includes(name)) await writeKeys(folder, work)
}

function broughtTo({ shares = [1, 3] }: Story, from: string | undefined): string[] {
  return from === undefined || shares.length === 0 ? [] : ['--share', ...sharesOf(from, ...shares)]
}

function sourceOf(from: string | undefined): object | undefined {
  if (from === undefined) return undefined
  const read = (name: string) => readFileSync(join(from, 'bundle', name))
  const { ceremony } = JSON.parse(read('log.jsonl').toString().split('\n')[0] ?? '')
  return { source: { ceremony, checkpoint: sha256Hex(read('checkpoint')) } }
}

/** What recovery must give for ever: the SHA-256 of each key. */
async function writeKeys(folder: string, work: string): Promise<void> {
  const bundle = join(folder, 'bundle')
  const lines: string[] = []
  for (const name of readdirSync(join(bundle, 'backups')).sort()) {
    const label = name.replace('.kwp', '')
    const out = join(work, label)
    const shares = ['--share', ...sharesOf(folder, 1, 2)]
    await run('recover', '--bundle', bundle, ...shares, '--key', label, '--out', out)
    lines.push(`${sha256Hex(readFileSync(out))} ${label}\n`)
  }
  writeFileSync(join(folder, 'keys.txt'), lines.join(''))
}

const [folder, version] = process.argv.slice(2)
if (folder !== undefined && version !== undefined) {
  for (const name of Object.keys(STORIES))
    if (!existsSync(join(folder, `${version}-${name}`))) await make(resolve(folder), version, name)
}
