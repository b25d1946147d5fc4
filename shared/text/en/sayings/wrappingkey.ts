import type { Given, Sentences } from '../../given.ts'

export const wrappingkey = {
  'wrappingkey.empty': 'the file is empty',
  'wrappingkey.large': 'the file is too large for a public key',
  'wrappingkey.no-form': 'neither DER nor PEM nor base64',
  'wrappingkey.cut': ({ characters }: Given<never, 'characters'>) =>
    `base64 that was cut short: ${characters} characters are no multiple of four`,
  'wrappingkey.private':
    'this is a private key: it must not be here, only the public key is needed',
  'wrappingkey.certificate':
    'this is a certificate: give its public key, as printed by openssl x509 -pubkey -noout',
  'wrappingkey.pkcs1':
    'this is a PKCS#1 public key: give it as SubjectPublicKeyInfo, as printed by openssl rsa -RSAPublicKey_in -pubout',
  'wrappingkey.pkcs12': 'this is a PKCS#12 store: give the public key',
  'wrappingkey.other-block': ({ label }: Given<'label'>) =>
    `this is a PEM block of ${label}, not of a PUBLIC KEY`,
  'wrappingkey.no-spki': 'not a SubjectPublicKeyInfo',
  'wrappingkey.part-bytes': 'the public key is not a whole number of bytes',
  'wrappingkey.numbers': 'the public key is not a modulus and an exponent',
  'wrappingkey.exponent': ({ exponent }: Sentences<'exponent'>) =>
    `the public exponent is ${exponent}, not 65537`,
  'wrappingkey.other-number': 'another number',
  'wrappingkey.no-rsa': ({ what }: Sentences<'what'>) => `not a plain RSA key: ${what}`,
  'wrappingkey.for-oaep': 'an RSA key restricted to OAEP (id-RSAES-OAEP)',
  'wrappingkey.for-pss': 'an RSA key restricted to PSS (id-RSASSA-PSS)',
  'wrappingkey.ec': 'an elliptic curve key',
  'wrappingkey.ed25519': 'an Ed25519 key',
  'wrappingkey.x25519': 'an X25519 key',
  'wrappingkey.other-algorithm': 'another algorithm',
  'wrappingkey.parameters': 'rsaEncryption without its NULL parameters',
  'wrappingkey.bits': ({
    bits,
    sizes,
  }: Given<never, 'bits'> & { readonly sizes: readonly string[] }) =>
    `the modulus has ${bits} bits, not ${sizes.join(' or ')}`,
  'wrappingkey.unsound': ({ why }: Given<'why'>) => `the modulus ${why}`,
  'wrappingkey.even': 'is even',
  'wrappingkey.divisible': ({ factor }: Given<never, 'factor'>) => `is divisible by ${factor}`,
  'wrappingkey.prime': 'is prime itself',
  'wrappingkey.marked': 'the key was given with a byte order mark',
  'wrappingkey.as-pem': 'the key was given as PEM',
  'wrappingkey.as-base64': 'the key was given as base64',
  'wrappingkey.other-hash': ({ sha256 }: Given<'sha256'>) =>
    `the wrapping key has sha256 ${sha256}, and the plan names another`,
  'wrappingkey.size': ({
    bits,
    title,
    sizes,
    method,
  }: Given<'title' | 'method', 'bits'> & { readonly sizes: readonly string[] }) =>
    `has ${bits} bits: ${title} takes ${sizes.join(' or ')} with ${method}`,
  'wrappingkey.differs': 'is another key than the one in parameters',
}
