/** Every method of every provider, used once by whatever crypto library the runtime brings. */
import { makeKey } from '#electron/services/material.ts'
import { oaepEncrypt } from '#electron/services/oaep.ts'
import { osRandom } from '#electron/services/random.ts'
import type { Method, Provider } from '#shared/byok/provider.ts'
import { PROVIDER_TABLE } from '#shared/byok/table.ts'
import { fromHex, hex, type Random, sha256Hex } from '#shared/bytes.ts'
import type { Algorithm, Target } from '#shared/ceremony/plan.ts'

/** A wrap to be made: the same in every runtime, but for the key and what OAEP draws. */
export interface Way {
  readonly provider: string
  readonly method: string
  readonly hash: Method['hash']
  readonly form: Method['form']
  readonly bits: number
  readonly algorithm: Algorithm
}

/** What came of it, in hex. */
export interface Made extends Way {
  readonly material: string
  readonly ciphertext: string
  readonly parts: { readonly [name: string]: string }
}

const ROOM_FOR_ALL = /^(?:AES|HMAC)/

/** Each method with its first key, and the two-step ones with a key pair too. */
export function everyWay(): Way[] {
  return Object.values(PROVIDER_TABLE).flatMap(({ id: provider, methods }) =>
    methods.flatMap(({ name: method, hash, form, bits: [bits = 0], algorithms }) => {
      const secret = algorithms.find((one) => ROOM_FOR_ALL.test(one))
      const pair = algorithms.find((one) => /^EC/.test(one)) ?? algorithms.at(-1)
      const chosen = new Set([secret ?? pair, form === 'wrapped' ? pair : undefined])
      return [...chosen].flatMap((algorithm) =>
        algorithm === undefined ? [] : { provider, method, hash, form, bits, algorithm },
      )
    }),
  )
}

/** The same bytes in every runtime. */
export function counting(): Random {
  let next = 0
  return (length) => Uint8Array.from({ length }, () => (next++ * 29 + 7) & 0xff)
}

/** Makes a wrap with our code, under a public key in hex; with the key given, or a fresh one. */
export async function make(way: Way, spki: string, material?: string): Promise<Made> {
  const provider = providerNamed(way.provider)
  const { algorithm, bits, hash } = way
  const given = material === undefined ? undefined : fromHex(material)
  const materialSecret = given ?? (await makeKey(algorithm, osRandom)).materialSecret
  const der = fromHex(spki)
  const target: Target = {
    provider: provider.id,
    key: 'orders',
    method: way.method,
    ...(provider.id === 'pkcs11' && hash !== 'SHA-512' ? { hash } : {}),
  }
  const { ciphertext, parts } = await provider.wrap({
    materialSecret,
    key: { label: 'orders', algorithm },
    target,
    parameters: {
      spki: der,
      bits,
      sha256: sha256Hex(der),
      nonce: Uint8Array.from({ length: 12 }, (_, i) => i),
      notes: [],
    },
    oaep: oaepEncrypt,
    random: counting(),
  })
  const named = Object.entries(parts).map(([name, bytes]) => [name, hex(bytes)])
  return {
    ...way,
    material: hex(materialSecret),
    ciphertext: hex(ciphertext),
    parts: Object.fromEntries(named),
  }
}

function providerNamed(id: string): Provider {
  const found = Object.values(PROVIDER_TABLE).find((one) => one.id === id)
  if (found === undefined) throw new Error(`no provider ${id}`)
  return found
}
