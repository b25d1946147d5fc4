import type * as English from '../en/enrolment.ts'

export const enrol: typeof English.enrol = {
  choose:
    'Wählen Sie eine Passphrase. Sie schützt Ihren Signaturschlüssel nur für diese Zeremonie.',
  suggest: 'Sechs zufällige Wörter vorschlagen',
  suggestAgain: 'Andere vorschlagen',
  suggested: 'Vorgeschlagene Passphrase',
  suggestedHint:
    'Schreiben Sie sie auf oder lernen Sie sie. Sonst schaut niemand hin. Dieser Bildschirm behält sie nicht.',
  hide: 'Ich habe sie: verbergen',
  own: 'Oder nehmen Sie eine eigene: lang und nirgends sonst verwendet.',
  first: 'Neue Passphrase',
  second: 'Neue Passphrase noch einmal',
  differ: 'die beiden Eingaben sind verschieden',
  differHint: 'Tippen Sie sie noch einmal, zweimal. Beide Felder wurden geleert.',
  go: (name) => `${name} registrieren`,
  busy: 'Schlüssel entsteht',
}

export const slip: typeof English.slip = {
  title: 'Schlüsselzettel',
  lead: (name) => `${name}, schreiben Sie diesen Fingerabdruck von Hand auf Ihr eigenes Papier ab.`,
  why: 'Ihr Papier ist der Anker des Vertrauens. Es zeigt später, dass Sie das Protokoll signiert haben und niemand anders.',
  fingerprint: 'Fingerabdruck des Schlüssels',
  caseHint: 'Große und kleine Buchstaben sind verschieden. Vierergruppen, von links nach rechts.',
  note: 'Notieren Sie auch',
  all: 'Alle bisher Registrierten',
  print: 'Diesen Zettel drucken',
  done: 'Ich habe ihn abgeschrieben',
  signature: 'Unterschrift',
  date: 'Datum',
  check: 'Lesen Sie Ihr Papier der Person neben Ihnen vor.',
}
