/** Two ceremonies that are closed, for what is done with their shares afterwards. */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Room, sharedCeremony } from './ceremony.ts'

/** What a verifier chose. */
export const NONCE = 'c0ffee00'.repeat(8)

export interface Closed {
  /** One key, any three of five. */
  readonly room: Room
  /** Two keys, any two of three. */
  readonly two: Room
  /** The share set of the first. */
  readonly set: string
}

/** Made once for a test file, and left by `leaveAll`. */
export async function closedRooms(): Promise<Closed> {
  const room = await sharedCeremony()
  const two = await sharedCeremony({
    labels: ['orders', 'refunds'],
    custodians: 3,
    threshold: 2,
    targets: false,
  })
  return { room, two, set: room.ceremony.ledger.state.sets[0]?.set ?? '' }
}

let made = 0

/** A name in the folder of a room that nothing has yet. */
export function freshIn({ folder }: Room): string {
  made += 1
  return join(folder, `out-${made}`)
}

/** A new file in the folder of a room. */
export function fileIn(room: Room, content: string): string {
  const path = freshIn(room)
  writeFileSync(path, content)
  return path
}

/** Asks stock ssh-keygen whether a signature in a folder of evidence holds. */
export function sshKeygen(folder: string, principal: string): boolean {
  const about = ['-n', 'claviger-drill-v1', '-f', 'allowed_signers', '-I', principal]
  const done = spawnSync('ssh-keygen', ['-Y', 'verify', ...about, '-s', `${principal}.sig`], {
    cwd: folder,
    input: readFileSync(join(folder, 'challenge')),
  })
  return done.status === 0
}
