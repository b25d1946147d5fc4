/**
 * Azure Key Vault (Premium) and Managed HSM, bring your own key:
 * learn.microsoft.com/azure/key-vault/keys/byok-specification. Both take the same file; only a
 * Managed HSM takes AES keys.
 */
import { base64urlnopad } from '@scure/base'
import { utf8 } from '../bytes.ts'
import type { Algorithm, PlanKey, ProviderId, Target } from '../ceremony/plan.ts'
import { type Fault, faultAt } from '../errors.ts'
import { type Saying, say } from '../text/saying.ts'
import { readAnswer, textMember } from './answer.ts'
import { importText } from './azure-import.ts'
import { readAzureParameters } from './azure-parameters.ts'
import { foreignFields } from './fields.ts'
import { demandBytes, demandLength, openPackage } from './folder.ts'
import { invalid } from './invalid.ts'
import { methodFaults, methodOf } from './methods.ts'
import { handedFaults } from './names.ts'
import { assemblePackage } from './package.ts'
import { cbcProbe } from './probe.ts'
import type { PackageContent, Provider } from './provider.ts'
import { wrapFor } from './rsawrap.ts'

/** What a target of this provider takes beside what all take. */
const FIELDS: readonly (keyof Target)[] = ['parameters', 'kid']

/** The literal of the header, and the name of the method. */
const METHOD = 'CKM_RSA_AES_KEY_WRAP'
const ASYMMETRIC: readonly Algorithm[] = [
  'RSA-2048',
  'RSA-3072',
  'RSA-4096',
  'EC-P256',
  'EC-P384',
  'EC-P521',
  'EC-secp256k1',
]
const AES: readonly Algorithm[] = ['AES-128', 'AES-192', 'AES-256']

// 3 to 24 letters, digits and single hyphens, beginning with a letter, ending with none.
const HOST =
  'https://((?=[^.]{3,24}\\.)[A-Za-z](?:-?[A-Za-z0-9])*)\\.(vault\\.azure\\.net|managedhsm\\.azure\\.net)'
const NAME = '([A-Za-z0-9][A-Za-z0-9-]{0,126})'
const KEY = new RegExp(`^${HOST}/keys/${NAME}(?:/([0-9a-f]{32}))?$`)

/** One of the two services. */
interface Service {
  readonly id: ProviderId
  readonly title: string
  readonly domain: string
  readonly algorithms: readonly Algorithm[]
}

export const azureKeyVault: Provider = azure({
  id: 'azure-key-vault',
  title: 'Azure Key Vault',
  domain: 'vault.azure.net',
  algorithms: ASYMMETRIC,
})

export const azureManagedHsm: Provider = azure({
  id: 'azure-managed-hsm',
  title: 'Azure Managed HSM',
  domain: 'managedhsm.azure.net',
  algorithms: [...AES, ...ASYMMETRIC],
})

function azure({ id, title, domain, algorithms }: Service): Provider {
  const provider: Provider = {
    id,
    title,
    fields: FIELDS,
    token: false,
    windowSeconds: undefined,
    methods: [
      {
        name: METHOD,
        hash: 'SHA-1',
        form: 'wrapped',
        algorithms,
        bits: [2048, 3072, 4096],
        note: 'Microsoft supports packages of listed HSMs only',
      },
    ],

    accepts: (key, target) => [
      ...foreignFields(target, FIELDS),
      ...nameFaults(target, { title, domain }),
      ...methodFaults(provider, key, target),
      ...useFaults(key),
      ...handedFaults(target, ['wrappingKey']),
    ],

    looksReal: ({ key }) => !/^contoso/i.test(KEY.exec(key)?.[1] ?? ''),

    hashOf: (target) => methodOf(provider, target).hash,

    options: ({ kid = '' }) => ({ kid }),

    readParameters: (target, file) =>
      readAzureParameters(target, file, methodOf(provider, target).bits),

    async wrap(input) {
      const { key, target, materialSecret, random } = input
      return {
        ciphertext: await wrapFor(methodOf(provider, target), input),
        parts: AES.includes(key.algorithm) ? cbcProbe(materialSecret, random) : {},
      }
    },

    files: (content) => files(provider, content),

    checks(folder, facts) {
      const { kid = '' } = facts.options
      const name = fileName(facts.label)
      const { manifest, file } = openPackage(folder, [name])
      const bytes = file(name)
      const ciphertext = readByok(bytes, name)
      demandBytes(bytes, byokFile(kid, ciphertext), name)
      demandLength(ciphertext, methodOf(provider, facts), manifest, name)
    },
  }
  return provider
}

function files(provider: Provider, content: PackageContent): Map<string, Uint8Array> {
  const { key, target, wrapped } = content
  const name = fileName(key.label)
  const bytes = byokFile(target.kid ?? '', wrapped.ciphertext)
  const [, vault, , keyName] = KEY.exec(target.key) ?? []
  const kek = KEY.exec(target.kid ?? '')?.[3]
  if (!vault || !keyName || !kek) throw new Error('a package for no key')
  const names = { vault, key: keyName, kek, file: name }
  const managed = provider.id === 'azure-managed-hsm'
  return assemblePackage(content, {
    provider,
    files: new Map([[name, bytes]]),
    wrapped: name,
    text: { ...importText({ content, names, managed }), window: 'never: delete the KEK' },
  })
}

function fileName(label: string): string {
  return `KeyTransferPackage-${label}.byok`
}

/** The key transfer package: names and order as in the specification, base64url unpadded (RFC 7515). */
function byokFile(kid: string, ciphertext: Uint8Array): Uint8Array {
  return utf8(
    JSON.stringify({
      schema_version: '1.0.0',
      header: { kid, alg: 'dir', enc: METHOD },
      ciphertext: base64urlnopad.encode(ciphertext),
      generator: 'Claviger',
    }),
  )
}

function readByok(bytes: Uint8Array, path: string): Uint8Array {
  const value = readAnswer({ bytes, path, of: 'Azure Key Vault' })
  const text = textMember(value, 'ciphertext', path)
  try {
    return base64urlnopad.decode(text)
  } catch {
    throw invalid(say('package.base64url', { name: 'ciphertext' }), path)
  }
}

function nameFaults(
  { key, kid }: Target,
  { title, domain }: Pick<Service, 'title' | 'domain'>,
): Fault[] {
  const form = `https://….${domain}/keys/…`
  const ofKey = KEY.exec(key)
  const faults: Fault[] = []
  const add = (path: string, said: Saying) => faults.push(faultAt(path, said))
  if (ofKey === null) add('key', say('target.no-key', { title, form }))
  else if (ofKey[2] !== domain)
    add('key', say('target.other-domain', { found: ofKey[2] ?? '', wanted: domain }))
  else if (ofKey[4] !== undefined) add('key', say('target.key-version'))
  const ofKek = KEY.exec(kid ?? '')
  if (kid === undefined) add('kid', say('target.kid-missing'))
  else if (ofKek === null) add('kid', say('target.no-kek', { title, form }))
  else if (ofKek[2] !== domain)
    add('kid', say('target.other-domain', { found: ofKek[2] ?? '', wanted: domain }))
  else if (ofKek[4] === undefined) add('kid', say('target.kid-version'))
  else if (ofKey !== null && !same(ofKek[1], ofKey[1])) {
    add('kid', say('target.other-vault', { found: ofKek[1] ?? '', wanted: ofKey[1] ?? '' }))
  } else if (same(ofKek[3], ofKey?.[3])) add('kid', say('target.kek-itself'))
  return faults
}

/** Names there differ in more than case. */
function same(a: string | undefined, b: string | undefined): boolean {
  return a?.toLowerCase() === b?.toLowerCase()
}

function useFaults({ algorithm, use }: PlanKey): Fault[] {
  if (use !== 'agree' || !algorithm.startsWith('EC')) return []
  return [faultAt('key', say('target.no-agreement'))]
}
