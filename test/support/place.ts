import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Host } from '#electron/services/host.ts'
import { nodeHost } from '#electron/services/nodehost.ts'
import { concat, type Random, sha256, utf8 } from '#shared/bytes.ts'
import { bareScript } from './plans.ts'

/**
 * Where one ceremony takes place. `data` holds the ceremony file, `paper` what people copied by
 * hand, `media` what they carry away.
 */
export interface Room {
  readonly plan: string
  readonly data: string
  readonly file: string
  readonly paper: string
  readonly media: string
  /** How shares are handed out. */
  readonly medium: 'screen' | 'file'
}

export const PEOPLE = ['admin', 'witness', 'c1', 'c2', 'c3'] as const
export const CEREMONY = 'c0'.repeat(16)

export function passphraseOf(id: string): string {
  return `correct horse battery staple of ${id}`
}

/** A plan for two of three custodians, one AES-256 key and one package, with its files. */
export function writePlan(dir: string): string {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  mkdirSync(join(dir, 'orders'), { recursive: true })
  writeFileSync(
    join(dir, 'orders/WrappingPublicKey.bin'),
    publicKey.export({ format: 'der', type: 'spki' }),
  )
  writeFileSync(join(dir, 'orders/ImportToken.bin'), new Uint8Array(3000).fill(7))
  const example = new URL('../../resources/plans/example.json', import.meta.url)
  const plan = JSON.parse(readFileSync(example, 'utf8'))
  plan.people = plan.people.filter(({ id }: { id: string }) =>
    (PEOPLE as readonly string[]).includes(id),
  )
  plan.backup = { threshold: 2, custodians: ['c1', 'c2', 'c3'] }
  plan.script = 'script.json'
  writeFileSync(join(dir, 'script.json'), bareScript())
  const path = join(dir, 'plan.json')
  writeFileSync(path, JSON.stringify(plan))
  return path
}

export function makeRoom(dir: string, plan: string, medium: Room['medium'] = 'screen'): Room {
  const [data, paper, media] = ['data', 'paper', 'media'].map((name) => join(dir, name))
  if (data === undefined || paper === undefined || media === undefined) throw new Error('no room')
  for (const folder of [data, paper, media]) mkdirSync(folder, { recursive: true })
  return { plan, data, file: join(data, `${CEREMONY}.sqlite`), paper, media, medium }
}

/** Random bytes that a test can make again: the n-th call of a seed always gives the same. */
export function chance(seed: string): Random {
  let calls = 0
  return (bytes) => {
    calls += 1
    const blocks = Array.from({ length: Math.ceil(bytes / 32) }, (_, i) =>
      sha256(utf8(`${seed} ${calls} ${i}`)),
    )
    return concat(...blocks).slice(0, bytes)
  }
}

export const START = Date.UTC(2030, 5, 1, 9)

/** Plain Node with chance and clock in the hands of the test. */
export function hostOf(seed: string, options: Partial<Host> = {}): Host {
  const clock = options.clock ?? (() => START)
  return {
    ...nodeHost(),
    random: chance(seed),
    clock,
    monotonic: clock,
    sleep: async () => {},
    ...options,
  }
}

/** Writes a share down, as its custodian does. */
export function copyToCard(room: Room, set: string, index: number, text: string): void {
  writeFileSync(join(room.paper, `${set}-${index}`), text)
}

/** What a custodian has on their card, if they have one. */
export function cardOf(room: Room, set: string, index: number): string {
  return readFileSync(join(room.paper, `${set}-${index}`), 'utf8')
}
