/**
 * Before a key leaves the vault, the same code wraps a throw-away key of its kind for a throw-away
 * RSA key of the same size, and that package is opened again: what the provider will do, tried here.
 */
import { constants, generateKeyPair, type KeyObject, privateDecrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { methodOf } from '#shared/byok/methods.ts'
import type { OaepHash, Provider, WrapInput } from '#shared/byok/provider.ts'
import { equalBytes, sha256Hex, wipe } from '#shared/bytes.ts'
import { unwrapKwp } from '#shared/crypto/keywrap.ts'
import { CeremonyError } from '#shared/errors.ts'
import { makeKey } from './material.ts'
import { say } from '#shared/text/saying.ts'

interface Pair {
  readonly spki: Uint8Array
  readonly privateKey: KeyObject
}

const makePair = promisify(generateKeyPair)
const pairs = new Map<number, Promise<Pair>>()
const throwAway = new Map<string, Promise<Uint8Array>>()

/** Wrapping keys and materials of one kind: what was tried for one holds for the others. */
export function kindOfWrap(provider: Provider, { key, target, parameters }: Real): string {
  const { id } = provider
  return [id, target.method, provider.hashOf(target), parameters.bits, key.algorithm].join(' ')
}

/** Everything that the real wrap is given, but the key. */
type Real = Omit<WrapInput, 'materialSecret'>

/** Refuses with `selftest.failed` when what the provider's code wraps does not open to the same key. */
export async function demandOpens(provider: Provider, real: Real): Promise<void> {
  if (await opens(provider, real)) return
  const { key, target, parameters } = real
  const { algorithm } = key
  throw new CeremonyError(
    'selftest.failed',
    say('machine.trial', { algorithm, method: target.method, bits: parameters.bits }),
  )
}

async function opens(provider: Provider, real: Real): Promise<boolean> {
  const { parameters, key, target, random } = real
  const [{ spki, privateKey }, materialSecret] = await Promise.all([
    remembered(pairs, parameters.bits, () => makeWrappingPair(parameters.bits)),
    remembered(throwAway, key.algorithm, async () => {
      const { materialSecret } = await makeKey(key.algorithm, random)
      return materialSecret
    }),
  ])
  const trial = { ...parameters, spki, sha256: sha256Hex(spki) }
  const { ciphertext } = await provider.wrap({ ...real, materialSecret, parameters: trial })
  const { form } = methodOf(provider, target)
  const found = unwrap(ciphertext, { privateKey, form, hash: provider.hashOf(target) })
  try {
    return found !== undefined && equalBytes(found, materialSecret)
  } finally {
    wipe(found)
  }
}

async function makeWrappingPair(modulusLength: number): Promise<Pair> {
  const { publicKey, privateKey } = await makePair('rsa', { modulusLength })
  return { spki: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })), privateKey }
}

/** Made once in the life of the process; a failure is not kept. */
function remembered<K, V>(known: Map<K, Promise<V>>, name: K, make: () => Promise<V>): Promise<V> {
  const before = known.get(name)
  if (before !== undefined) return before
  const made = make()
  known.set(name, made)
  made.catch(() => known.delete(name))
  return made
}

interface Opening {
  readonly privateKey: KeyObject
  readonly form: 'direct' | 'wrapped'
  readonly hash: OaepHash
}

/** What the provider does; undefined when it does not open. */
function unwrap(
  ciphertext: Uint8Array,
  { privateKey, form, hash }: Opening,
): Uint8Array | undefined {
  const modulusBytes = (privateKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8
  const padding = constants.RSA_PKCS1_OAEP_PADDING
  const oaepHash = hash.replace('-', '').toLowerCase()
  let carriedSecret: Uint8Array | undefined
  try {
    const block = form === 'direct' ? ciphertext : ciphertext.subarray(0, modulusBytes)
    const opened = privateDecrypt({ key: privateKey, padding, oaepHash }, block)
    if (form === 'direct') return opened
    carriedSecret = opened
    return unwrapKwp(opened, ciphertext.subarray(modulusBytes))
  } catch {
    return undefined
  } finally {
    wipe(carriedSecret)
  }
}
