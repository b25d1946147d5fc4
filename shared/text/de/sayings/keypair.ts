import type * as English from '../../en/sayings/keypair.ts'

export const keypair: typeof English.keypair = {
  'keypair.bits': ({ bits }) => `der Modulus hat nicht ${bits} Bit`,
  'keypair.prime-length': 'die Primzahlen sind nicht halb so lang wie der Modulus',
  'keypair.primes-close': 'die Primzahlen liegen zu nah beieinander',
  'keypair.product': 'der Modulus ist nicht das Produkt der Primzahlen',
  'keypair.exponent-small': 'der private Exponent ist zu klein',
  'keypair.exponents': 'die privaten Exponenten sind nicht die der Primzahlen',
  'keypair.no-rsa': 'kein privater RSA-Schlüssel aus zwei Primzahlen',
  'keypair.exponent': 'der öffentliche Exponent ist nicht 65537',
  'keypair.no-rsa-public': ({ bits }) => `kein öffentlicher RSA-Schlüssel mit ${bits} Bit`,
  'keypair.no-ec': ({ curve }) => `kein ECPrivateKey auf ${curve}`,
  'keypair.scalar': ({ curve }) => `kein privater Skalar von ${curve} im erlaubten Bereich`,
  'keypair.point': 'der öffentliche Punkt ist nicht der des privaten Skalars',
  'keypair.no-point': ({ curve }) => `keine unkomprimierte Kodierung eines Punkts auf ${curve}`,
  'keypair.no-okp': ({ bytes }) => `kein privater Schlüssel von ${bytes} Bytes`,
  'keypair.no-x25519': 'kein öffentlicher X25519-Schlüssel',
  'keypair.no-pkcs8': 'kein privater Schlüssel nach PKCS#8',
  'keypair.other-algorithm': 'kein privater Schlüssel nach PKCS#8 für diesen Algorithmus',
  'keypair.attributes':
    'kein privater Schlüssel nach PKCS#8 allein: er hat Attribute, oder es folgt noch etwas',
  'keypair.pem': 'der öffentliche Schlüssel ist kein PUBLIC KEY in einfachem PEM',
  'keypair.fingerprint': 'der Fingerabdruck ist nicht der des öffentlichen Schlüssels',
  'keypair.other-form':
    'der öffentliche Schlüssel hat einen anderen Algorithmus oder eine andere Form',
}
