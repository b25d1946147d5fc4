/** Known answers for Shamir's scheme and for the text of a share. */
import { combine, split } from 'shamir-secret-sharing'
import { concat, fromHex, hex, sha256, utf8 } from '#shared/bytes.ts'
import { encodeEnvelope } from '#shared/crypto/envelope.ts'
import { combineChecked, combineShares, hedgedSplit } from '#shared/crypto/shamir.ts'
import { encodeShareText, parseShareText } from '#shared/crypto/sharetext.ts'
import { CeremonyError } from '#shared/errors.ts'
import { osRandom } from '../random.ts'
import { counting, type KnownAnswer, refusal } from './answer.ts'

const SECRET = sha256(utf8('claviger'))

// s + a·x + b·x² with the SHA-256 of "claviger", "one" and "two", by the arithmetic of recover.py
const THREE = [
  '039905c4db0f08e95f3db716874e716a81025cefc787f039fd5cc1bcba28ddd105',
  'b5e0534de6fe74ce6c2dca4829c8c6f85e536deae5bcb8114772d0b4da4fd0eb80',
  'f80fa42c475bf4e5db7b16c184ec13e25ad539d2c44a68d1b187b5cf6780b3c7ff',
].map(fromHex)

const TEXT =
  'KSHARE1QYQQZQSRQSZSVPCZQVZJQGFZYVJZ2F389Q5J52EV95HZ7VP3XGENGDFKXUURJW3M8S7NU0MFEF8W0LGVS3FDT3YZ33LKA'

export const SHARES: readonly KnownAnswer[] = [
  {
    name: 'Shamir: known shares, by the package shamir-secret-sharing',
    known: [hex(SECRET)],
    give: async () => [hex(await combineShares({ shares: THREE, combine }))],
  },
  {
    name: 'Shamir: known shares, by our own arithmetic',
    known: [hex(SECRET)],
    give: async () => [hex(await combineShares({ shares: THREE, combine: combineChecked }))],
  },
  { name: 'Shamir: split and combine', known: [hex(SECRET)], give: splitAnswer },
  {
    name: 'Shamir: a share with x = 0 is refused',
    known: ['share.forged'],
    give: async () => [await forgedAnswer()],
  },
  {
    name: 'share text (BIP-93 checksum)',
    known: [TEXT, `${hex(counting(64).slice(32))}69`, 'share.mistyped'],
    give: shareTextAnswer,
  },
]

async function splitAnswer(): Promise<string[]> {
  const options = { secret: SECRET, total: 5, threshold: 3, split, random: osRandom }
  const shares = await hedgedSplit(options)
  const some = [4, 0, 2].map((i) => shares[i] ?? new Uint8Array())
  return [hex(await combineShares({ shares: some, combine }))]
}

async function forgedAnswer(): Promise<string> {
  const shares = [new Uint8Array(33).fill(7), new Uint8Array(33)]
  const error: unknown = await combineShares({ shares, combine }).catch((caught: unknown) => caught)
  return error instanceof CeremonyError ? error.code : 'accepted'
}

function shareTextAnswer(): string[] {
  const rawSecret = concat(counting(64).slice(32), Uint8Array.of(0x69))
  const envelope = { set: '0001020304050607', index: 2, threshold: 3, total: 5, rawSecret }
  return [
    encodeShareText(encodeEnvelope(envelope)),
    hex(parseShareText(TEXT).rawSecret),
    refusal(() => parseShareText(TEXT.replace('QYQQ', 'QYQP'))),
  ]
}
