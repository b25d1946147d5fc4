/** What GetParametersForImport of Alibaba Cloud KMS hands out, as JSON answer or as two files. */
import type { FileRef, Target } from '../ceremony/plan.ts'
import { fromBase64, looksLikePem } from '../formats/pem.ts'
import { asciiOf, type RsaPublicKey, readRsaPublicKey } from '../formats/spki.ts'
import { visibleText } from '../log/text.ts'
import { say } from '../text/saying.ts'
import { base64Member, earlier, textMember, timeMember } from './answer.ts'
import {
  importParameters,
  isPublicKey,
  readAnswerFile,
  readKeyFile,
  sameKey,
  sameToken,
} from './handed.ts'
import { invalid } from './invalid.ts'
import type { ImportParameters } from './provider.ts'

const MAX_TOKEN = 16 * 1024

interface Answer {
  readonly key: RsaPublicKey
  readonly token: Uint8Array
  readonly expires: string | undefined
}

/** Reads the files of a target. Where both forms are given, they must say the same. */
export function readAlibabaParameters(
  target: Target,
  file: (ref: FileRef) => Uint8Array,
  sizes: readonly number[],
): ImportParameters {
  const answer = target.parameters && readAnswer(file(target.parameters), target.key, sizes)
  const key = target.wrappingKey && readKeyFile(file(target.wrappingKey), sizes)
  const token = target.importToken && readToken(file(target.importToken))
  return importParameters(sameKey(key, answer?.key), {
    token: sameToken(token, answer?.token),
    expires: earlier(target.expires, answer?.expires),
  })
}

function readAnswer(bytes: Uint8Array, target: string, sizes: readonly number[]): Answer {
  const path = 'parameters'
  const answer = readAnswerFile(bytes, 'Alibaba Cloud KMS')
  const keyId = textMember(answer, 'KeyId', path)
  // The answer gives the id alone, the plan perhaps the whole resource name.
  if (keyId !== target && !target.endsWith(`/${keyId}`)) {
    throw invalid(say('answer.other-key', { key: visibleText(keyId) }), path)
  }
  const spki = base64Member(answer, 'PublicKey', path)
  return {
    key: readRsaPublicKey(spki, { bits: sizes, path }),
    token: base64Member(answer, 'ImportToken', path, MAX_TOKEN),
    expires: timeMember(answer, 'TokenExpireTime', path),
  }
}

/** The token in a file of its own, in base64 as in the answer. */
function readToken(bytes: Uint8Array): Uint8Array {
  const path = 'importToken'
  const text = asciiOf(bytes)?.trim() ?? ''
  if (text.startsWith('{')) throw invalid(say('answer.elsewhere'), path)
  if (looksLikePem(text)) throw invalid(say('token.pem'), path)
  const token = fromBase64(text)
  if (token === undefined || token.length > MAX_TOKEN) {
    throw invalid(say('token.base64', { most: MAX_TOKEN }), path)
  }
  if (isPublicKey(token)) throw invalid(say('token.is-key'), path)
  return token
}
