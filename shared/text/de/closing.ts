import type * as English from '../en/closing.ts'

export const attest: typeof English.attest = {
  lead: (name) => `${name}, sagen Sie, ob das Protokoll erzählt, was in diesem Raum geschehen ist.`,
  verdict: 'Ihre Erklärung',
  agree: 'Ich stimme zu',
  agreeHint: 'Das Protokoll erzählt, was ich gesehen habe.',
  disagree: 'Ich stimme nicht zu',
  disagreeHint:
    'Sagen Sie in den Bemerkungen, was abweicht. Die Zeremonie kann trotzdem abgeschlossen werden.',
  remarks: 'Bemerkungen',
  remarksHint: 'Wort für Wort aufgezeichnet, unter Ihrem Namen.',
  choose: 'wählen Sie eines von beiden',
  explain: 'sagen Sie, womit Sie nicht einverstanden sind',
  go: 'Erklärung signieren',
  busy: 'Wird signiert',
  given: 'Bisher abgegeben',
  against: (count) =>
    count === 1 ? 'Eine Person stimmt nicht zu' : `${count} Personen stimmen nicht zu`,
  againstHint: 'Das steht im Protokoll und auf der ersten Seite des Berichts.',
  verdicts: { agree: 'stimmt zu', disagree: 'stimmt nicht zu' },
}

export const seal: typeof English.seal = {
  head: 'Kopfwert dieser Zeremonie',
  lead: 'Alle schreiben diese 32 Wörter von Hand ab. Eine Person liest sie vor.',
  hex: 'Dasselbe in Hex-Ziffern',
  signs: (name) => `${name}, signieren Sie den Prüfpunkt, wenn Ihre Abschrift vollständig ist.`,
  go: 'Prüfpunkt signieren',
  busy: 'Wird signiert',
  waiting: 'signiert noch',
  progress: (count, all) => `${count} von ${all} haben signiert`,
}

export const deliver: typeof English.deliver = {
  lead: 'Schreiben Sie den Nachweis auf zwei Datenträger. Jede Kopie wird zurückgelesen und geprüft.',
  folder: (number) => `Kopie ${number}`,
  written: 'geschrieben und zurückgelesen',
  notYet: 'noch nicht geschrieben',
  go: (done) => (done === 0 ? 'Ersten Ordner wählen' : 'Weiteren Ordner wählen'),
  busy: 'Wird geschrieben und zurückgelesen',
}

export const end: typeof English.end = {
  closed: 'Die Zeremonie ist abgeschlossen',
  aborted: 'Die Zeremonie wurde abgebrochen',
  terminated: 'Die Zeremonie wurde vorzeitig beendet',
  closedLead: 'Das Protokoll ist versiegelt und signiert. Die Signaturschlüssel sind gelöscht.',
  abortedLead:
    'Der Tresor wurde überschrieben. Ausgehändigte Anteile sind ungültig: sammeln Sie sie ein und vernichten Sie sie vor Zeugen.',
  terminatedLead:
    'Pakete haben den Raum verlassen. Die Anteile bleiben gültig. Entscheiden Sie über jedes dieser Pakete und lassen Sie die Entscheidung mitsignieren.',
  voided: 'Ungültige Anteile, einzusammeln und zu vernichten',
  left: 'Pakete, die den Raum verlassen haben',
  nothingOut: 'Kein Anteil wurde ausgehändigt, und kein Paket hat den Raum verlassen.',
  keptLead:
    'Der Tresor wurde überschrieben. Die Anteile bleiben gültig: sie gehören zu der Zeremonie, die sie gemacht hat. Alle Verwahrer versiegeln und behalten ihren eigenen.',
  keptThen: [
    'Alle Verwahrer legen ihren Anteil in einen neuen Beutel. Versiegeln Sie ihn vor Zeugen.',
    'Alle Verwahrer nehmen ihren eigenen Anteil mit. Vernichten Sie keinen Anteil.',
    'Schalten Sie den Rechner aus.',
  ],
  halfLead:
    'Was vernichtet wurde, bleibt vernichtet. Alles andere ist, wie es war: die übrigen Anteile zählen weiter.',
  halfThen: [
    'Wer noch einen Anteil hat, legt ihn in einen neuen Beutel. Versiegeln Sie ihn vor Zeugen.',
    'Nennen Sie einen Tag für den Rest.',
    'Schalten Sie das Gerät aus.',
  ],
  oldStaysLead:
    'Der Tresor wurde überschrieben. Es zählt der alte Satz. Neue Anteile, die ausgehändigt wurden, sind ungültig.',
  oldStaysThen: [
    'Sammeln Sie jeden ausgehändigten neuen Anteil ein. Vernichten Sie ihn vor Zeugen.',
    'Alle Verwahrer des alten Satzes legen ihren Anteil in einen neuen Beutel. Versiegeln Sie ihn vor Zeugen. Vernichten Sie keinen davon.',
    'Schalten Sie den Rechner aus.',
  ],
  newStaysLead:
    'Der Tresor wurde überschrieben. Der neue Satz wurde bewiesen: er zählt, und seine Verwahrer behalten ihre Anteile. Der alte Satz ist abgelöst.',
  supersededThen: [
    'Vernichten Sie die alten Karten und Anteildateien vor Zeugen.',
    'Alte Anteile zusammen mit einer alten Sicherungsdatei öffnen die Schlüssel noch immer. Vernichten Sie jede Kopie der alten Sicherungsdateien, auf Datenträgern und in Datenordnern.',
  ],
  note: 'Notieren Sie auf Ihrem Papier',
  headWords: 'Kopfwert in Worten',
  headHex: 'Kopfwert in Hex-Ziffern',
  signed: 'Signiert von',
  unsigned: 'Nur vom Schreiber signiert',
  copies: 'Nachweis geschrieben nach',
  noCopies: 'Der Nachweis wurde noch nicht geschrieben.',
  again: 'Nachweis schreiben',
  before: 'Bevor Sie den Raum verlassen',
  closedThen: [
    'Alle nehmen mit: den Zettel, den Kopfwert, die Liste der Fingerabdrücke.',
    'Nachweis und Verwahrungsunterlagen gehen an verschiedene Personen.',
    'Schalten Sie den Rechner aus.',
  ],
  abortedThen: [
    'Sammeln Sie jeden ausgehändigten Anteil ein.',
    'Vernichten Sie die Anteile vor Zeugen.',
    'Schalten Sie den Rechner aus.',
  ],
  print: 'Diese Seite drucken',
  documents: 'Dokumente speichern',
  saving: 'Dokumente werden geschrieben',
  saved: (count, folder) => `${count} Dokumente sind in ${folder}`,
  leave: 'Zeremonie verlassen',
}
