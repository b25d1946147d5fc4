import type * as English from '../../en/sayings/wrappingkey.ts'

export const wrappingkey: typeof English.wrappingkey = {
  'wrappingkey.empty': 'die Datei ist leer',
  'wrappingkey.large': 'die Datei ist zu groß für einen öffentlichen Schlüssel',
  'wrappingkey.no-form': 'weder DER noch PEM noch Base64',
  'wrappingkey.cut': ({ characters }) =>
    `abgeschnittenes Base64: ${characters} Zeichen sind kein Vielfaches von vier`,
  'wrappingkey.private':
    'dies ist ein privater Schlüssel: er gehört nicht hierher, gebraucht wird nur der öffentliche',
  'wrappingkey.certificate':
    'dies ist ein Zertifikat: geben Sie seinen öffentlichen Schlüssel an, wie ihn openssl x509 -pubkey -noout ausgibt',
  'wrappingkey.pkcs1':
    'dies ist ein öffentlicher Schlüssel nach PKCS#1: geben Sie ihn als SubjectPublicKeyInfo an, wie ihn openssl rsa -RSAPublicKey_in -pubout ausgibt',
  'wrappingkey.pkcs12':
    'dies ist ein Schlüsselspeicher nach PKCS#12: geben Sie nur den öffentlichen Schlüssel an',
  'wrappingkey.other-block': ({ label }) =>
    `dies ist ein PEM-Block mit dem Namen ${label}, nicht PUBLIC KEY`,
  'wrappingkey.no-spki': 'kein SubjectPublicKeyInfo',
  'wrappingkey.part-bytes': 'der öffentliche Schlüssel besteht nicht aus ganzen Bytes',
  'wrappingkey.numbers': 'der öffentliche Schlüssel besteht nicht aus Modulus und Exponent',
  'wrappingkey.exponent': ({ exponent }) => `der öffentliche Exponent ist ${exponent}, nicht 65537`,
  'wrappingkey.other-number': 'eine andere Zahl',
  'wrappingkey.no-rsa': ({ what }) => `kein gewöhnlicher RSA-Schlüssel, sondern ${what}`,
  'wrappingkey.for-oaep': 'einer nur für OAEP (id-RSAES-OAEP)',
  'wrappingkey.for-pss': 'einer nur für PSS (id-RSASSA-PSS)',
  'wrappingkey.ec': 'ein Schlüssel auf einer elliptischen Kurve',
  'wrappingkey.ed25519': 'ein Ed25519-Schlüssel',
  'wrappingkey.x25519': 'ein X25519-Schlüssel',
  'wrappingkey.other-algorithm': 'einer für einen anderen Algorithmus',
  'wrappingkey.parameters': 'rsaEncryption ohne seine NULL-Parameter',
  'wrappingkey.bits': ({ bits, sizes }) =>
    `der Modulus hat ${bits} Bit, nicht ${sizes.join(' oder ')}`,
  'wrappingkey.unsound': ({ why }) => `der Modulus ${why}`,
  'wrappingkey.even': 'ist gerade',
  'wrappingkey.divisible': ({ factor }) => `ist durch ${factor} teilbar`,
  'wrappingkey.prime': 'ist selbst eine Primzahl',
  'wrappingkey.marked': 'der Schlüssel kam mit einer Bytereihenfolge-Marke',
  'wrappingkey.as-pem': 'der Schlüssel kam als PEM',
  'wrappingkey.as-base64': 'der Schlüssel kam als Base64',
  'wrappingkey.other-hash': ({ sha256 }) =>
    `der Transportschlüssel hat den SHA-256 ${sha256}, und der Plan nennt einen anderen`,
  'wrappingkey.size': ({ bits, title, sizes, method }) =>
    `hat ${bits} Bit: ${title} verlangt mit ${method} ${sizes.join(' oder ')}`,
  'wrappingkey.differs': 'ist ein anderer Schlüssel als der in parameters',
}
