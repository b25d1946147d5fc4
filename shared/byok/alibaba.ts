/**
 * Alibaba Cloud KMS, imported key material (BYOK):
 * alibabacloud.com/help/en/kms/key-management-service/developer-reference/api-kms-2016-01-20-importkeymaterial.
 * Aliyun_AES_256 alone: for key pairs the documentation contradicts itself.
 */
import { sha256Hex, utf8 } from '../bytes.ts'
import type { Target } from '../ceremony/plan.ts'
import { encodeBase64 } from '../crypto/base64.ts'
import { type Fault, faultAt } from '../errors.ts'
import { say } from '../text/saying.ts'
import { alibabaText } from './alibaba-import.ts'
import { readAlibabaParameters } from './alibaba-parameters.ts'
import { foreignFields } from './fields.ts'
import { demandLength, openPackage } from './folder.ts'
import { invalid } from './invalid.ts'
import { methodFaults, methodOf } from './methods.ts'
import { handedFaults, isExample, nameFaults } from './names.ts'
import { assemblePackage } from './package.ts'
import type { Method, PackageContent, Provider } from './provider.ts'
import { wrapFor } from './rsawrap.ts'
import { base64File } from './textfile.ts'

/** What a target of this provider takes beside what all take. */
const FIELDS: readonly (keyof Target)[] = ['importToken', 'parameters']

const DAY = 24 * 60 * 60
const WRAPPED = 'EncryptedKeyMaterial.b64'
const TOKEN = 'ImportToken.b64'

const AES: Pick<Method, 'form' | 'algorithms' | 'bits'> = {
  form: 'direct',
  algorithms: ['AES-256'],
  bits: [2048],
}
const STRENGTH = 'RSA-2048 protects the key on its way like one of about 112 bits'
const METHODS: readonly Method[] = [
  {
    name: 'RSAES_OAEP_SHA_1',
    hash: 'SHA-1',
    ...AES,
    note: `${STRENGTH}; not in Dedicated KMS`,
  },
  { name: 'RSAES_OAEP_SHA_256', hash: 'SHA-256', ...AES, note: STRENGTH },
]

export const alibaba: Provider = {
  id: 'alibaba-kms',
  title: 'Alibaba Cloud KMS',
  fields: FIELDS,
  token: true,
  windowSeconds: DAY,
  methods: METHODS,

  accepts: (key, target) => [
    ...foreignFields(target, FIELDS),
    ...keyFaults(target),
    ...methodFaults(alibaba, key, target),
    ...handedFaults(target, ['wrappingKey', 'importToken']),
  ],

  looksReal: (target) => !isExample(target),

  hashOf: (target) => methodOf(alibaba, target).hash,

  options: () => ({ keyMaterialExpireUnix: '0' }),

  readParameters: (target, file) =>
    readAlibabaParameters(target, file, methodOf(alibaba, target).bits),

  wrap: async (input) => ({
    ciphertext: await wrapFor(methodOf(alibaba, input.target), input),
    parts: {},
  }),

  files,

  checks(folder, facts) {
    const { manifest, file } = openPackage(folder, [WRAPPED, TOKEN])
    demandLength(base64File(file, WRAPPED), methodOf(alibaba, facts), manifest, WRAPPED)
    if (sha256Hex(base64File(file, TOKEN)) !== facts.token) {
      throw invalid(say('package.other-token'), TOKEN)
    }
  },
}

function files(content: PackageContent): Map<string, Uint8Array> {
  const { target, parameters, wrapped } = content
  const { token } = parameters
  if (token === undefined) throw new Error('a package without token')
  return assemblePackage(content, {
    provider: alibaba,
    files: new Map([
      [WRAPPED, utf8(encodeBase64(wrapped.ciphertext))],
      [TOKEN, utf8(encodeBase64(token))],
    ]),
    wrapped: WRAPPED,
    text: alibabaText({ target, parameters, wrapped: WRAPPED, token: TOKEN }),
  })
}

function keyFaults(target: Target): Fault[] {
  if (!/(?:^|[:/])alias\//.test(target.key)) return nameFaults(target)
  return [faultAt('key', say('target.alias'))]
}
