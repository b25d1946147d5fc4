import type * as English from '../../en/sayings/age.ts'

export const age: typeof English.age = {
  'age.several-recipients': 'es sind mehrere Empfänger: ein Anteil hat einen Verwahrer',
  'age.is-identity':
    'dies ist eine Identität, und die ist geheim: geben Sie den Empfänger an, age1…',
  'age.no-recipient': 'dies ist kein age-Empfänger: er beginnt mit age1',
  'age.recipient-checksum': 'dies ist kein age-Empfänger: seine Prüfsumme stimmt nicht',
  'age.to-recipient': 'sie ist für einen Empfänger verschlüsselt, nicht mit einer Passphrase',
  'age.to-passphrase': 'sie ist mit einer Passphrase verschlüsselt, nicht für einen Empfänger',
  'age.other-recipient': 'sie ist für einen anderen Empfänger verschlüsselt',
  'age.identity-encrypted':
    'die Datei der Identität ist selbst verschlüsselt: öffnen Sie sie zuerst mit age -d',
  'age.no-identity': 'in der Datei ist keine Identität',
  'age.bad-line': 'eine Zeile der Datei ist keine age-Identität',
  'age.identity-damaged': 'eine Identität in der Datei ist beschädigt: ihre Prüfsumme stimmt nicht',
  'age.damaged': 'die age-Datei ist beschädigt oder abgeschnitten',
  'age.no-file': 'es ist keine age-Datei',
  'age.version': 'es ist eine age-Datei einer Version, die hier nicht gelesen wird',
  'age.header-cut': 'die age-Datei ist im Kopf abgeschnitten',
  'age.last-line': 'die age-Datei ist abgeschnitten: ihre letzte Zeile fehlt',
  'age.armor': 'die Textform der age-Datei ist beschädigt',
  'age.wrong-passphrase': 'diese Passphrase öffnet die Datei nicht',
  'age.work-factor': ({ factor, most }) =>
    `ihr Arbeitsfaktor ist ${factor}, höchstens ${most} wird gelesen`,
  'age.size': ({ most }) => `ein verschlüsselter Anteil hat höchstens ${most} Bytes`,
  'age.plain-size': ({ most }) => `das Verschlüsselte hat höchstens ${most} Bytes`,
}
