import type { Random } from '../bytes.ts'
import type { Algorithm, FileRef, Mode, PlanKey, ProviderId, Target } from '../ceremony/plan.ts'
import type { Fault } from '../errors.ts'
import type { Saying } from '../text/saying.ts'

/** The hash of RSAES-OAEP (RFC 8017 §7.1) and of its MGF1. */
export type OaepHash = 'SHA-1' | 'SHA-256' | 'SHA-512'

/** RSAES-OAEP with an empty label, passed into shared/ by the services. */
export type Oaep = (spki: Uint8Array, hash: OaepHash, data: Uint8Array) => Promise<Uint8Array>

/** One way by which a provider takes a key: a row of the table that lint, screens and documents read. */
export interface Method {
  /** As the plan and the provider name it. */
  readonly name: string
  readonly hash: OaepHash
  /**
   * `direct`: RSAES-OAEP over the key itself. `wrapped`: RSAES-OAEP over a fresh AES-256 key, then
   * the key under that one by RFC 5649 (CKM_RSA_AES_KEY_WRAP).
   */
  readonly form: 'direct' | 'wrapped'
  readonly algorithms: readonly Algorithm[]
  /** Sizes of the RSA wrapping key, in bits. */
  readonly bits: readonly number[]
  /** What is not confirmed about it. */
  readonly note?: string
}

/** What the provider handed out for one import, read and checked. */
export interface ImportParameters {
  /** DER SubjectPublicKeyInfo of the wrapping key. */
  readonly spki: Uint8Array
  readonly bits: number
  /** SHA-256 of the DER SubjectPublicKeyInfo, in hex. */
  readonly sha256: string
  readonly token?: Uint8Array
  readonly tokenSha256?: string
  /** What IBM asks back, encrypted under the key: its proof that the right one arrived. */
  readonly nonce?: Uint8Array
  /** When the provider stops taking the package, UTC. */
  readonly expires?: string
  /** What a person should know about how the files were given. */
  readonly notes: readonly Saying[]
}

/** The complete facts of one package, as the intent to wrap lists them. */
export interface WrapFacts {
  readonly label: string
  readonly provider: ProviderId
  readonly target: string
  readonly method: string
  readonly hash: OaepHash
  /** SHA-256 of the DER SubjectPublicKeyInfo, in hex. */
  readonly wrappingKey: string
  /** SHA-256 of the import token, in hex. */
  readonly token?: string
  readonly expires?: string
  /** `packages/<label>/<provider>`, a second one of the same provider with `-2`. */
  readonly path: string
  /** Everything else that the import command takes from the plan. */
  readonly options: { readonly [name: string]: string }
}

/** By what the imported key can be recognised: its check value, or its public key. */
export type KeyCheck = { readonly kcv: string } | { readonly spki: string }

/** What a package is made of, once the ciphertext exists. */
export interface PackageContent {
  readonly ceremony: string
  readonly mode: Mode
  readonly key: PlanKey
  readonly check: KeyCheck
  readonly target: Target
  readonly parameters: ImportParameters
  readonly wrapped: Wrapped
}

/** What is wrapped, for which target, and with what. */
export interface WrapInput {
  readonly materialSecret: Uint8Array
  readonly key: PlanKey
  readonly target: Target
  readonly parameters: ImportParameters
  readonly oaep: Oaep
  readonly random: Random
}

/** What leaves the vault for one package. None of it opens without the wrapping key's other half. */
export interface Wrapped {
  readonly ciphertext: Uint8Array
  /** Public values that only the key material can give: a proof of the nonce, a hash, a probe. */
  readonly parts: { readonly [name: string]: Uint8Array }
}

/** One cloud: what it takes, how it is read, wrapped and handed over. */
export interface Provider {
  readonly id: ProviderId
  readonly title: string
  /** Fields of a target that belong to this provider, beside those of all. */
  readonly fields: readonly (keyof Target)[]
  /** True when an import token comes with each wrapping key, so that a second fetch differs. */
  readonly token: boolean
  /** For how long its import parameters live; undefined where they do not expire. */
  readonly windowSeconds: number | undefined
  /** Everything that it takes, and how: the source of the table in the README. */
  readonly methods: readonly Method[]
  /** Every reason, by field of the target, why this key cannot go there in this way. */
  accepts(key: PlanKey, target: Target, now: string): Fault[]
  /** True unless the target is one of the provider's own examples. */
  looksReal(target: Target): boolean
  /** The OAEP hash of a target's method; refuses an unknown one. */
  hashOf(target: Target): OaepHash
  /** What the import command takes from the target beside key, method and files. */
  options(target: Target): { readonly [name: string]: string }
  /** Reads the files of a target; refuses what the provider does not hand out. */
  readParameters(target: Target, file: (ref: FileRef) => Uint8Array, now: string): ImportParameters
  /** Wraps key material. It does not wipe the secret: the caller owns it. */
  wrap(input: WrapInput): Promise<Wrapped>
  /** The whole package folder, by file name. */
  files(content: PackageContent): Map<string, Uint8Array>
  /** Refuses with `package.invalid` a folder whose files are not what was approved and logged. */
  checks(folder: ReadonlyMap<string, Uint8Array>, facts: WrapFacts): void
}
