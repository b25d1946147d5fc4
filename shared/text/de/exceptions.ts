import type { Subject } from '../../ipc/arguments.ts'
import type * as English from '../en/exceptions.ts'

/** What an exception can be about. What there is one of is named instead of a note. */
const exceptionKinds: Record<Subject['kind'], { label: string; note?: string }> = {
  exposure: { label: 'Begonnen und nie beendet' },
  package: { label: 'Ein Paket, das nicht gemacht ist' },
  note: { label: 'Eine Bemerkung', note: 'Sie ändert nichts an den Regeln.' },
  step: { label: 'Ein Schritt des Ablaufs', note: 'Er wird ausgelassen oder wiederholt.' },
  receipt: { label: 'Ein Anteil ohne Empfangsbeleg' },
  absence: { label: 'Jemand fehlt', note: 'Die Zeremonie geht ohne diese Person weiter.' },
  gate: {
    label: 'Eine Schranke, die nicht offen ist',
    note: 'Sie wird so hingenommen, wie sie gelesen wurde.',
  },
  enrolment: { label: 'Ein neuer Schlüssel für jemanden', note: 'Die Passphrase wurde vergessen.' },
  ending: { label: 'Jetzt enden', note: 'Nachdem Pakete den Raum verlassen haben.' },
}

export const exceptions: typeof English.exceptions = {
  title: 'Ausnahmen',
  lead: 'Eine Ausnahme sagt, was erwartet wurde, was geschah und was entschieden wurde. Eine Person meldet sie, mindestens zwei andere signieren mit.',
  raise: 'Ausnahme melden',
  about: 'Worum geht es?',
  seen: 'Wer ihn noch gesehen haben kann',
  seenHint:
    'Der Verwahrer gilt in jedem Fall als wissend. Wer hier gewählt wird, gilt ebenfalls als wissend, solange diese Schlüssel leben.',
  which: 'Was genau?',
  chooseWhich: 'wählen Sie, worum es geht',
  kinds: exceptionKinds,
  exposure: (what, entry) => `${what}, Eintrag ${entry}`,
  share: (index, name) => `Anteil ${index}, ${name}`,
  gate: (name, evidence) => `${name}: ${evidence}`,
  step: (number, name, again) =>
    `Schritt ${number}: ${name}${again ? ', wiederholt' : ', ausgelassen'}`,
  expected: 'Was erwartet wurde',
  happened: 'Was geschah',
  decided: 'Was entschieden wurde',
  fill: 'sagen Sie, was erwartet wurde, was geschah und was entschieden wurde',
  go: 'Signieren und melden',
  busy: 'Wird signiert',
  open: 'Aufgezeichnete Ausnahmen',
  none: 'Keine Ausnahme wurde gemeldet.',
  raisedBy: (name, entry) => `Gemeldet von ${name}, Eintrag ${entry}`,
  cosigned: (names) => `Mitsigniert von ${names}`,
  effective: 'In Kraft',
  needsCosign: 'Braucht die Signaturen von zwei anderen',
  cosign: 'Mitsignieren',
  cosignThis: (entry) => `Ausnahme von Eintrag ${entry} mitsignieren`,
}

export const abort: typeof English.abort = {
  title: 'Zeremonie abbrechen',
  lead: 'Alle Registrierten können jederzeit anhalten. Der Tresor wird überschrieben, und der Anteilsatz ist ungültig. Das lässt sich nicht rückgängig machen.',
  destroyed:
    'Alles hält an. Was vernichtet wurde, bleibt vernichtet, und das Protokoll sagt es. Die übrigen Anteile zählen weiter.',
  kept: 'Alles hält an. Der Tresor wird überschrieben. Die Anteile bleiben gültig: sie gehören zu der Zeremonie, die sie gemacht hat.',
  oldStays:
    'Alles hält an. Der Tresor wird überschrieben. Es zählt weiter der alte Satz. Neue Anteile, die ausgehändigt wurden, sind ungültig: sie werden eingesammelt und vernichtet.',
  newStays:
    'Alles hält an. Der Tresor wird überschrieben. Der neue Satz wurde bewiesen und bleibt gültig. Der alte bleibt abgelöst.',
  left: 'Ein Paket oder ein Schlüssel hat den Raum schon verlassen. Die Zeremonie wird vorzeitig beendet: die Anteile bleiben gültig, und was den Raum verlassen hat, wird aufgeführt. Melden Sie zuerst eine Ausnahme über das Ende. Zwei andere signieren sie mit.',
  reason: 'Grund',
  reasonMissing: 'nennen Sie den Grund',
  passphrase: 'Passphrase, wenn Sie sie geben können',
  passphraseHint:
    'Mit ihr ist Ihr Abbruch signiert. Ohne sie hält das Protokoll fest, dass Sie ihn verlangt haben.',
  go: 'Jetzt abbrechen',
  busy: 'Wird abgebrochen',
  keep: 'Nicht abbrechen',
}

export const resume: typeof English.resume = {
  title: 'Zeremonie fortsetzen',
  lead: 'Zwei Personen geben den letzten Eintrag und den laufenden Kopfwert an, die sie auf Papier notiert haben. Der Bildschirm zeigt sie nicht.',
  stated: (count) => `${count} von 2 haben angegeben`,
  by: 'Angegeben von',
  entry: 'Letzter Eintrag, den Sie notiert haben',
  head: 'Laufender Kopfwert, den Sie notiert haben',
  headHint: '64 Hex-Ziffern. Leerzeichen zählen nicht.',
  go: 'Diese Angabe signieren',
  busy: 'Wird signiert',
  entryMissing: 'tippen Sie die Nummer des Eintrags',
  headMissing: 'tippen Sie den laufenden Kopfwert: 64 Hex-Ziffern',
  fork: 'Weicht ein Kopfwert ab, gibt es zwei Protokolle. Halten Sie an und bewahren Sie beide auf.',
}
