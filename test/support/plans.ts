import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Plan, readPlan, resolvePlan } from '#shared/ceremony/plan.ts'

/** JSON that a test may bend. */
export type Loose = { [key: string]: Loose } & { [index: number]: Loose }

const EXAMPLE = new URL('../../resources/plans/example.json', import.meta.url)
const BARE = new URL('bare-script.json', import.meta.url)
export const NOW = '2030-12-31T20:00:00Z'

/** An RSA pair with its public key as DER SubjectPublicKeyInfo. */
export function rsaPair(modulusLength = 2048, publicExponent = 65537) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength, publicExponent })
  return {
    spki: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })),
    privateKey,
    publicKey,
  }
}

let shared: ReturnType<typeof rsaPair> | undefined

/** One pair for all tests of a file: making one takes a while. */
export function wrappingPair() {
  shared ??= rsaPair()
  return shared
}

/** A token of the size and look of a real one. */
export const TOKEN = Uint8Array.from({ length: 3400 }, (_, i) => (i * 7 + 1) & 0xff)

/** A script of what the program does alone: for tests that are about something else. */
export function bareScript(): Uint8Array {
  return new Uint8Array(readFileSync(BARE))
}

export function planFiles(): Map<string, Uint8Array> {
  return new Map([
    ['script.json', bareScript()],
    ['orders/WrappingPublicKey.bin', wrappingPair().spki],
    ['orders/ImportToken.bin', TOKEN],
  ])
}

/** The example plan with the bare script as JSON, bent by `change`, as bytes. */
export function planBytes(change: (plan: Loose) => void = () => {}): Uint8Array {
  const plan = { ...JSON.parse(readFileSync(EXAMPLE, 'utf8')), script: 'script.json' }
  change(plan)
  return new TextEncoder().encode(JSON.stringify(plan, null, 2))
}

/** The example plan, bent, read and resolved. */
export function planOf(
  change?: (plan: Loose) => void,
  files = planFiles(),
): { plan: Plan; inputs: Map<string, Uint8Array> } {
  return resolvePlan(readPlan(planBytes(change)), files)
}
