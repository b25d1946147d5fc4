import { USES } from './plan.ts'
import type * as English from '../../en/sayings/target.ts'

export const target: typeof English.target = {
  'target.foreign-field': ({ provider }) => `gehört nicht zu einem Ziel von ${provider}`,
  'target.name':
    'muss 1 bis 256 Buchstaben, Ziffern und . _ / : - haben und mit einem Buchstaben oder einer Ziffer beginnen',
  'target.foreign-key': ({ provider, choices }) =>
    `gehört nicht zu einem Ziel von ${provider}: nennen Sie ${choices.join(' und ')}`,
  'target.no-import': ({ title, algorithm }) => `${title} importiert ${algorithm} nicht`,
  'target.other-method': ({ method, algorithm, title, choices }) =>
    `${method} kann ${algorithm} nicht importieren: ${title} nimmt dafür ${choices.join(' oder ')}`,
  'target.no-method': ({ method, title, choices }) =>
    `${method} ist kein Verfahren von ${title}: nehmen Sie ${choices.join(' oder ')}`,
  'target.unknown-method': ({ method, title }) => `${method} ist kein Verfahren von ${title}`,
  'target.no-fit': ({ method, algorithm, size, bytes }) =>
    `${method} kann ${algorithm} unter RSA-${size} nicht importieren: ${bytes} Bytes passen nicht hinein`,
  'target.one-of': ({ choices }) => `muss ${choices.join(' oder ')} sein`,
  'target.ask-hash': 'fehlt: fragen Sie den Betreiber des HSM, ob SHA-1 oder SHA-256',
  'target.key-alias': 'ist ein Alias: nennen Sie die ID oder den ARN des Schlüssels',
  'target.alias': 'ist ein Alias: nennen Sie die ID des Schlüssels',
  'target.no-arn': 'ist weder die ID noch der ARN eines Schlüssels',
  'target.china-256': 'symmetrische Schlüssel der Regionen in China haben 128 Bit',
  'target.china-128':
    'AES-128 gibt es nur in den Regionen in China: nennen Sie den ARN eines Schlüssels dort',
  'target.china-method': ({ method }) => `${method} gibt es in den Regionen in China nicht`,
  'target.secp256k1':
    'ein Schlüssel auf secp256k1 signiert dort nur und vereinbart keine Schlüssel',
  'target.past': 'ist schon vorbei',
  'target.far': 'liegt mehr als 365 Tage nach dem Import',
  'target.symmetric': ({ algorithm }) =>
    `gilt nur für symmetrische Schlüssel: das erste Material von ${algorithm} bleibt für immer`,
  'target.description': 'darf Buchstaben, Ziffern, Leerzeichen und : / _ . - enthalten',
  'target.description-start': 'darf nicht mit - beginnen und kein :// enthalten',
  'target.no-key': ({ title, form }) => `ist kein Schlüssel von ${title}: die Form ist ${form}`,
  'target.no-kek': ({ title, form }) =>
    `ist kein Schlüssel von ${title}: die Form ist ${form}/… mit 32 Ziffern`,
  'target.other-domain': ({ found, wanted }) => `gehört zu ${found}, nicht zu ${wanted}`,
  'target.key-version': 'ist eine Version: nennen Sie den Schlüssel ohne die Version',
  'target.kid-missing': 'fehlt: die Kennung des KEK, mit seiner Version',
  'target.kid-version': 'hat keine Version: geben Sie die ganze Kennung des KEK an',
  'target.other-vault': ({ found, wanted }) =>
    `gehört zu ${found}, der Schlüssel kommt aber nach ${wanted}`,
  'target.kek-itself': 'ist der Schlüssel selbst: der KEK ist ein anderer',
  'target.no-agreement':
    'Azure kennt keine Schlüsselvereinbarung: Schlüssel auf elliptischen Kurven signieren dort',
  'target.no-algorithm': ({ what }) => `es gibt keinen für ${what}`,
  'target.for-use': ({ algorithm, use }) => `${algorithm} zum ${USES[use]}`,
  'target.choose': ({ choices }) => `fehlt: einer von ${choices.join(', ')}`,
  'target.not-for': ({ algorithm, what, choices }) =>
    `${algorithm} ist nicht für ${what}: nehmen Sie einen von ${choices.join(', ')}`,
  'target.only-hsm': ({ algorithm }) => `${algorithm} braucht protectionLevel HSM`,
  'target.version': 'ist eine Version: nennen Sie den Schlüssel',
  'target.form': ({ form }) => `ist kein Name der Form ${form}`,
  'target.other-ring': 'gehört zu einem anderen Schlüsselring als der Schlüssel',
  'target.attestation': 'gibt es nur bei protectionLevel HSM',
  'target.length': 'muss bei IBM 2 bis 90 Zeichen haben',
  'target.no-ocid': 'ist nicht die OCID eines Schlüssels',
  'target.no-name':
    'ist weder die OCID eines Schlüssels noch ein Anzeigename aus Buchstaben, Ziffern, Leerzeichen und . _ ( ) -',
  'target.once':
    'Salesforce nimmt jedes Geheimnis nur einmal: planen Sie für jedes dieser Ziele einen eigenen Schlüssel',
  'target.mount': ({ name }) => `muss ${name} sein`,
  'target.mount-name': 'muss NAME oder MOUNT/NAME sein, aus Buchstaben, Ziffern und . _ -',
}
