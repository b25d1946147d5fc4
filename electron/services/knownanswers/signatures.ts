/** Known answers for signatures and for key agreement. */
import { concat, fromHex, hex, sha256Hex, utf8 } from '#shared/bytes.ts'
import { publicKeyOf, signEd25519, verifyNoble } from '#shared/crypto/ed25519.ts'
import { signEc, verifyEc } from '#shared/crypto/eckey.ts'
import { agreeX25519, okpPublicKey } from '#shared/crypto/okpkey.ts'
import { checkSshsig, LOG, signSshsig } from '#shared/crypto/sshsig.ts'
import { verifyNative } from '../ed25519.ts'
import type { KnownAnswer } from './answer.ts'
import { CURVES, type CurveName } from './curves.ts'

// RFC 8032 §7.1, test 2
const ED25519 = {
  seed: fromHex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'),
  key: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
  message: fromHex('72'),
  signature:
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
    '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
}

// RFC 7748 §6.1, Bob's half
const X25519 = {
  seed: fromHex('5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb'),
  other: fromHex('8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a'),
  key: 'de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f',
  agreed: '4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742',
}

export const SIGNATURES: readonly KnownAnswer[] = [
  {
    name: 'Ed25519, keys and signatures (RFC 8032)',
    known: [ED25519.key, ED25519.signature],
    give: () => [hex(publicKeyOf(ED25519.seed)), hex(signEd25519(ED25519.seed, ED25519.message))],
  },
  {
    name: 'Ed25519, native verification (RFC 8032)',
    known: ['good', 'bad'],
    give: () => ed25519Answer(verifyNative),
  },
  {
    name: 'Ed25519, portable verification (RFC 8032)',
    known: ['good', 'bad'],
    give: () => ed25519Answer(verifyNoble),
  },
  {
    name: 'SSHSIG (OpenSSH PROTOCOL.sshsig)',
    // this signature was accepted by ssh-keygen -Y verify
    known: ['4abefbfee7d89f6b6c7e07d4e4092b6cd04e2714c7f10b71419e075767b0f4ff', 'good'],
    give: sshsigAnswer,
  },
  ...Object.entries(CURVES).map(([curve, { source, r, s }]) => ({
    name: `ECDSA ${curve} (${source})`,
    known: [r + s, 'good', 'bad'],
    give: () => ecdsaAnswer(curve as CurveName),
  })),
  {
    name: 'X25519 (RFC 7748)',
    known: [X25519.key, X25519.agreed],
    give: () => [
      hex(okpPublicKey('X25519', X25519.seed)),
      hex(agreeX25519(X25519.seed, X25519.other)),
    ],
  },
]

const said = (good: boolean) => (good ? 'good' : 'bad')

function ed25519Answer(verify: typeof verifyNative): string[] {
  const [signature, key] = [fromHex(ED25519.signature), fromHex(ED25519.key)]
  return [ED25519.message, fromHex('73')].map((one) => said(verify(signature, one, key)))
}

function sshsigAnswer(): string[] {
  const message = utf8('known answer\n')
  const blob = signSshsig(ED25519.seed, LOG, message)
  const key = fromHex(ED25519.key)
  const good = checkSshsig({ blob, namespace: LOG, message, key, verify: verifyNative })
  return [sha256Hex(blob), said(good)]
}

function ecdsaAnswer(curve: CurveName): string[] {
  const { scalar, x, y, r, s, message } = CURVES[curve]
  const point = concat(Uint8Array.of(4), fromHex(x), fromHex(y))
  const signature = fromHex(r + s)
  return [
    hex(signEc(curve, fromHex(scalar), utf8(message))),
    ...[message, 'another'].map((one) => said(verifyEc(curve, point, utf8(one), signature))),
  ]
}
