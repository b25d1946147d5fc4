import { type Random, wipe } from '#shared/bytes.ts'
import { type AlgorithmFacts, algorithmFacts, isSymmetric } from '#shared/crypto/algorithms.ts'
import { makeEcKey } from '#shared/crypto/eckey.ts'
import { identityOf, type KeyIdentity } from '#shared/crypto/keyidentity.ts'
import { makeOkpKey } from '#shared/crypto/okpkey.ts'
import { assertNever, CeremonyError } from '#shared/errors.ts'
import { say } from '#shared/text/saying.ts'
import { isPair, type MakeRsa, makeRsaKey } from './keypair.ts'

/** A fresh key and what anybody may know of it. */
export interface MadeKey {
  readonly materialSecret: Uint8Array
  readonly identity: KeyIdentity
}

/**
 * Makes a key of an algorithm, raw bytes or PKCS#8 DER, and checks it before anybody relies on it:
 * read again by our own parser, its public half derived once more, both halves tried together.
 * Refuses with `selftest.failed` a key or a random source that does not hold; it is wiped then.
 */
export async function makeKey(
  algorithm: string,
  random: Random,
  makeRsa: MakeRsa = makeRsaKey,
): Promise<MadeKey> {
  const facts = algorithmFacts(algorithm)
  const materialSecret = await makeMaterial(facts, healthy(random), makeRsa)
  try {
    const identity = identityOf(algorithm, materialSecret)
    if (!isSymmetric(facts) && !isPair(algorithm, facts, materialSecret, random))
      throw new CeremonyError('selftest.failed', say('machine.halves'))
    return { materialSecret, identity }
  } catch (error) {
    wipe(materialSecret)
    // What a library says of a bad key might show parts of it.
    const why = error instanceof CeremonyError ? error.said : say('machine.unusable')
    throw new CeremonyError('selftest.failed', say('machine.bad-key', { algorithm, why }))
  }
}

async function makeMaterial(
  facts: AlgorithmFacts,
  random: Random,
  makeRsa: MakeRsa,
): Promise<Uint8Array> {
  switch (facts.family) {
    case 'AES':
    case 'HMAC':
      return random(facts.bytes)
    case 'RSA':
      return await makeRsa(facts.bits)
    case 'EC':
      return makeEcKey(facts, random)
    case 'OKP':
      return makeOkpKey(facts, random)
    default:
      return assertNever(facts)
  }
}

/** The same source, refused when it gives the wrong length or all equal bytes. */
function healthy(random: Random): Random {
  return (bytes) => {
    const drawnSecret = random(bytes)
    if (drawnSecret.length === bytes && drawnSecret.some((byte) => byte !== drawnSecret[0]))
      return drawnSecret
    wipe(drawnSecret)
    throw new CeremonyError('selftest.failed', say('machine.random'))
  }
}
