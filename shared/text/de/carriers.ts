import type * as English from '../en/carriers.ts'

/** What the screens say about the ways in which a share leaves. */
export const carriers: typeof English.carriers = {
  names: {
    screen: 'Von Hand abgeschrieben',
    paper: 'Gedruckte Karte',
    file: 'Datei auf einem Stick',
    age: 'Verschlüsselte Datei',
  },
  choose: 'Wie jeder Anteil den Rechner verlässt',
  chooseHint:
    'Von Hand sieht ihn kein Gerät außer diesem. Ein Drucker sieht ihn. Eine Datei lässt sich unbemerkt kopieren; verschlüsselt braucht sie zudem das, was der Verwahrer gewählt hat.',
  custodian: 'Verwahrer',
  everybody: 'Alle',
  cell: (name, medium) => `${name}: ${medium}`,
  leaves: (name) => `Für diesen Anteil genehmigt: „${name}“, keine Abschrift von Hand.`,
  alone: 'Alle anderen treten hinter die Linie und schauen weg.',

  print: {
    lead: (name) => `${name} geht allein zum Drucker.`,
    before: [
      'Alle anderen treten hinter die Linie und schauen weg.',
      'Keine Kamera sieht Drucker oder Papier.',
      'Der Drucker hängt am Kabel und dient nur dieser Zeremonie.',
      'Halten Sie den Beutel bereit.',
    ],
    nothing:
      'Die Karte wird gedruckt und nicht gezeigt. Wählen Sie im Dialog den Drucker, nie eine Datei. Ein Exemplar.',
    go: 'Ich bin allein am Drucker: meine Karte drucken',
    busy: 'Wird gedruckt',
    cancelled: 'Nichts wurde gedruckt',
    cancelledHint:
      'Der Dialog wurde geschlossen. Drucken Sie noch einmal. Oder sagen Sie, dass etwas schiefging.',
    sent: (name) => `${name}, nehmen Sie Ihre Karte aus dem Drucker.`,
    check: [
      'Alle 25 Gruppen sind lesbar, und der quadratische Code ist vollständig.',
      'Der Name darauf ist Ihrer.',
      'Kein zweites Blatt liegt im Drucker.',
    ],
    whole: 'Die Karte ist vollständig',
    again: 'Drucken',
    interrupted: 'Diese Karte wurde gerade gedruckt, als der Bildschirm wechselte',
    interruptedHint: 'Schauen Sie in den Drucker. Sagen Sie, wie es ausging.',
  },

  file: {
    lead: (name) => `${name} bringt den eigenen Stick.`,
    before: [
      'Stecken Sie den Stick ein. Sonst ist nichts eingesteckt.',
      'Der nächste Dialog ist für den Ordner auf dem Stick.',
      'Halten Sie den Beutel bereit.',
    ],
    go: 'Ordner auf dem Stick wählen',
    busy: 'Wird geschrieben und zurückgelesen',
    written: 'Geschrieben und zurückgelesen',
    folder: 'Ordner',
    name: 'Datei',
    hash: 'SHA-256 der Datei',
    pull: (name) => `${name}, werfen Sie den Stick aus und ziehen Sie ihn ab. Beschriften Sie ihn.`,
    done: 'Ich habe meinen Stick',
    interrupted: 'Diese Datei wurde gerade geschrieben, als der Bildschirm wechselte',
    interruptedHint: 'Schauen Sie auf den Stick. Sagen Sie, wie es ausging.',
  },

  age: {
    lead: (name) => `${name} wählt, was die Datei öffnet, allein am Bildschirm.`,
    choose: 'Was öffnet sie?',
    passphrase: 'Eine Passphrase',
    passphraseNote: 'zweimal getippt; ohne sie kann niemand die Datei öffnen',
    recipient: 'Ein age-Empfänger',
    recipientNote: 'age1…; zum Zurücklesen des Anteils braucht es die Identitätsdatei dazu',
    own: 'Wählen Sie eine nur für diese Datei. Bewahren Sie sie getrennt vom Stick auf. Hier wird sie nicht behalten.',
    recipientField: 'Empfänger',
    recipientHint: 'Er beginnt mit age1. Er ist kein Geheimnis.',
    load: 'Aus einer Datei laden',
    missing: 'tippen Sie den Empfänger, oder laden Sie ihn aus einer Datei',
    go: 'Verschlüsseln, dann Ordner auf dem Stick wählen',
    busy: 'Wird verschlüsselt, geschrieben und zurückgelesen',
  },
}
