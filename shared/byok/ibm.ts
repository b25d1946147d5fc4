/**
 * IBM Key Protect and Hyper Protect Crypto Services, root keys imported with a token:
 * cloud.ibm.com/docs/key-protect?topic=key-protect-tutorial-import-keys and
 * cloud.ibm.com/docs/hs-crypto?topic=hs-crypto-tutorial-import-keys. Both want a nonce of the token
 * back, encrypted under the key: the proof that the key which arrived is the one that was sent.
 */
import { cbc, gcm } from '@noble/ciphers/aes.js'
import { utf8 } from '../bytes.ts'
import type { Target } from '../ceremony/plan.ts'
import { encodeBase64 } from '../crypto/base64.ts'
import { type Fault, faultAt } from '../errors.ts'
import { canonical } from '../log/canonical.ts'
import { say } from '../text/saying.ts'
import { foreignFields } from './fields.ts'
import { demandBytes, demandLength, openPackage } from './folder.ts'
import { ibmText } from './ibm-import.ts'
import { readIbmToken } from './ibm-parameters.ts'
import { methodFaults, methodOf } from './methods.ts'
import { fileFaults, isExample, nameFaults } from './names.ts'
import { assemblePackage } from './package.ts'
import type { Method, PackageContent, Provider, WrapFacts } from './provider.ts'
import { wrapFor } from './rsawrap.ts'
import { base64File, base64Text } from './textfile.ts'

/** What a target of this provider takes beside what all take. */
const FIELDS: readonly (keyof Target)[] = ['importToken']

const DAY = 24 * 60 * 60
const ROOT_KEYS: Pick<Method, 'form' | 'algorithms' | 'bits'> = {
  form: 'direct',
  algorithms: ['AES-128', 'AES-192', 'AES-256'],
  bits: [4096],
}
const KEY = 'encrypted_key.b64'
const NONCE = 'encrypted_nonce.b64'
const IV = 'iv.b64'
const REQUEST = 'request.json'

/** In what the two services differ. */
export interface Edition {
  readonly id: 'ibm-key-protect' | 'ibm-hpcs'
  readonly title: string
  readonly method: Method
  readonly ivBytes: number
  readonly proofBytes: number
  prove(keySecret: Uint8Array, iv: Uint8Array, nonce: Uint8Array): Uint8Array
  /** What `ibmcloud kp key create` is told beside the three values. */
  readonly switches: readonly string[]
}

const KEY_PROTECT: Edition = {
  id: 'ibm-key-protect',
  title: 'IBM Key Protect',
  method: { name: 'RSAES_OAEP_SHA_256', hash: 'SHA-256', ...ROOT_KEYS },
  ivBytes: 12,
  proofBytes: 28,
  prove: (keySecret, iv, nonce) => gcm(keySecret, iv).encrypt(nonce),
  switches: [],
}

const HPCS: Edition = {
  id: 'ibm-hpcs',
  title: 'IBM Hyper Protect Crypto Services',
  method: { name: 'RSAES_OAEP_SHA_1', hash: 'SHA-1', ...ROOT_KEYS },
  ivBytes: 16,
  proofBytes: 16,
  prove: (keySecret, iv, nonce) => cbc(keySecret, iv).encrypt(nonce),
  switches: ['--sha1'],
}

export const ibmKeyProtect: Provider = providerOf(KEY_PROTECT)
export const ibmHpcs: Provider = providerOf(HPCS)

function providerOf(edition: Edition): Provider {
  const { id, title, method } = edition
  const provider: Provider = {
    id,
    title,
    fields: FIELDS,
    token: true,
    windowSeconds: DAY,
    methods: [method],

    accepts: (key, target) => [
      ...foreignFields(target, FIELDS),
      ...nameFaults(target),
      ...lengthFaults(target),
      ...methodFaults(provider, key, target),
      ...fileFaults(target, ['importToken']),
    ],

    looksReal: (target) => !isExample(target),

    hashOf: (target) => methodOf(provider, target).hash,

    options: () => ({}),

    readParameters: (target, file) => readIbmToken(target, file, methodOf(provider, target).bits),

    async wrap(input) {
      const { materialSecret, random, target } = input
      const { nonce } = input.parameters
      if (nonce === undefined) throw new Error('an import token without a nonce')
      const ciphertext = await wrapFor(methodOf(provider, target), input)
      const iv = random(edition.ivBytes)
      return { ciphertext, parts: { iv, encryptedNonce: edition.prove(materialSecret, iv, nonce) } }
    },

    files: (content) => files(edition, provider, content),

    checks: (folder, facts) => checks(edition, folder, facts),
  }
  return provider
}

/** Names are display names, of 2 to 90 characters: create-root-keys of the same documentation. */
function lengthFaults({ key }: Target): Fault[] {
  if (key.length >= 2 && key.length <= 90) return []
  return [faultAt('key', say('target.length'))]
}

function files(
  edition: Edition,
  provider: Provider,
  content: PackageContent,
): Map<string, Uint8Array> {
  const { target, parameters, wrapped } = content
  const { iv, encryptedNonce } = wrapped.parts
  if (iv === undefined || encryptedNonce === undefined) throw new Error('a key without its proof')
  const sent = {
    payload: encodeBase64(wrapped.ciphertext),
    encryptedNonce: encodeBase64(encryptedNonce),
    iv: encodeBase64(iv),
  }
  return assemblePackage(content, {
    provider,
    files: new Map([
      [KEY, utf8(sent.payload)],
      [NONCE, utf8(sent.encryptedNonce)],
      [IV, utf8(sent.iv)],
      [REQUEST, request(edition, target.key, sent)],
    ]),
    wrapped: KEY,
    text: ibmText({ edition, target, parameters, key: KEY, nonce: NONCE, iv: IV }),
  })
}

interface Sent {
  readonly payload: string
  readonly encryptedNonce: string
  readonly iv: string
}

/** The body of `POST /api/v2/keys`: a root key, which never leaves the service again. */
function request({ method }: Edition, name: string, sent: Sent): Uint8Array {
  const type = 'application/vnd.ibm.kms.key+json'
  const key = { name, type, extractable: false, encryptionAlgorithm: method.name, ...sent }
  const metadata = { collectionType: type, collectionTotal: 1 }
  return utf8(`${canonical({ metadata, resources: [key] })}\n`)
}

function checks(edition: Edition, folder: ReadonlyMap<string, Uint8Array>, facts: WrapFacts): void {
  const { manifest, file } = openPackage(folder, [KEY, NONCE, IV, REQUEST])
  demandLength(base64File(file, KEY), edition.method, manifest, KEY)
  base64File(file, NONCE, edition.proofBytes)
  base64File(file, IV, edition.ivBytes)
  const sent = {
    payload: base64Text(file, KEY),
    encryptedNonce: base64Text(file, NONCE),
    iv: base64Text(file, IV),
  }
  demandBytes(file(REQUEST), request(edition, facts.target, sent), REQUEST)
}
