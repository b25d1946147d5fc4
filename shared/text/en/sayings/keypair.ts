import type { Given } from '../../given.ts'

export const keypair = {
  'keypair.bits': ({ bits }: Given<never, 'bits'>) => `the modulus has not ${bits} bits`,
  'keypair.prime-length': 'the primes are not half as long as the modulus',
  'keypair.primes-close': 'the primes are too close',
  'keypair.product': 'the modulus is not the product of the primes',
  'keypair.exponent-small': 'the private exponent is too small',
  'keypair.exponents': 'the private exponents are not those of the primes',
  'keypair.no-rsa': 'not an RSA private key of two primes',
  'keypair.exponent': 'the public exponent is not 65537',
  'keypair.no-rsa-public': ({ bits }: Given<never, 'bits'>) =>
    `not an RSA public key of ${bits} bits`,
  'keypair.no-ec': ({ curve }: Given<'curve'>) => `not an ECPrivateKey of ${curve}`,
  'keypair.scalar': ({ curve }: Given<'curve'>) => `not a private scalar of ${curve} in its range`,
  'keypair.point': 'the public point is not that of the private scalar',
  'keypair.no-point': ({ curve }: Given<'curve'>) =>
    `not the uncompressed encoding of a point on ${curve}`,
  'keypair.no-okp': ({ bytes }: Given<never, 'bytes'>) => `not a private key of ${bytes} bytes`,
  'keypair.no-x25519': 'not an X25519 public key',
  'keypair.no-pkcs8': 'not a PKCS#8 private key',
  'keypair.other-algorithm': 'not a PKCS#8 private key of this algorithm',
  'keypair.attributes': 'not a PKCS#8 private key alone: it has attributes, or something follows',
  'keypair.pem': 'the public key is not a PUBLIC KEY in plain PEM',
  'keypair.fingerprint': 'the fingerprint is not that of the public key',
  'keypair.other-form': 'the public key is of another algorithm or form',
}
