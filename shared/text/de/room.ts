import type * as English from '../en/room.ts'

/** What the screens say about the room: who is there, clocks, physical steps, hand-overs. */
export const room: typeof English.room = {
  open: 'Der Raum',
  title: 'Wer ist im Raum',
  lead: 'Zeichnen Sie jedes Kommen, jedes Gehen und jede Pause sofort auf. Bei weniger als zwei Personen sperrt alles.',
  present: (count, of) => `${count} von ${of} sind im Raum`,
  here: 'da',
  away: 'nicht da',
  leaves: 'Geht',
  back: 'Ist zurück',
  moves: (name, here) => `${name} ${here ? 'geht' : 'ist zurück'}`,
  reason: 'Grund',
  leave: 'Gehen aufzeichnen',
  leaveHint: 'Offene Ankündigungen, die diese Person gemacht oder genehmigt hat, werden ungültig.',
  backHint: 'Niemand sonst tippt sie.',
  returned: 'Ich bin zurück',
  breakTitle: 'Alle machen Pause',
  breakLead: 'Alle verlassen den Raum gemeinsam. Niemand bleibt allein beim Laptop.',
  breakGo: 'Pause beginnen',
  breakReason: 'Grund',
  breakHint: 'Und wie lange sie dauern soll.',
  breakOrders: [
    'Nichts Geheimes wird gezeigt oder verwendet.',
    'Kommen Sie nacheinander zurück. Alle signieren.',
    'Die Leitung und eine weitere Person beenden die Pause.',
  ],
  endBreak: 'Pause beenden',
  endBreakReady: 'Genug Personen sind zurück',
  onBreak: (reason) => `Pause: ${reason}`,
  since: (time) => `Gesperrt seit ${time} UTC`,
  locked: 'Gesperrt',
  lockedOrders: [
    'Nichts Geheimes wird gezeigt oder verwendet, bis zwei Personen im Raum sind.',
    'Wer zurückkommt, signiert.',
  ],
  handTitle: 'Stellvertretung oder Ersatz übernimmt',
  handLead: 'Der Plan nennt, wer wessen Platz einnehmen darf. Wer übernimmt, signiert.',
  handFrom: (name) => `Anstelle von ${name}`,
  handGo: 'Übernehmen',
  handNone: 'Niemand im Raum ist Stellvertretung oder Ersatz einer Person, die nicht da ist.',
  handed: (to, from) => `${to} hat von ${from} übernommen`,
  renewTitle: 'Eine Passphrase wurde vergessen',
  renewLead:
    'Melden Sie zuerst eine Ausnahme über einen neuen Schlüssel. Zwei andere signieren sie mit. Danach schreiben alle neue Zettel ab.',
  renewWho: 'Wessen Schlüssel wird neu gemacht?',
  renewGo: (name) => `Neuen Schlüssel für ${name} machen`,
  renewSomebody: 'Neuen Schlüssel machen',
  busy: 'Wird aufgezeichnet',
  need: 'Sagen Sie warum.',
}

/** Physical steps of the script. */
export const note: typeof English.note = {
  lead: 'Tun Sie es. Schreiben Sie dann auf, wie es ging.',
  result: 'Ergebnis',
  resultHint: 'Was zu sehen oder abzulesen war: Nummern, Namen, eine Uhrzeit.',
  asExpected: 'Wie erwartet',
  aloud: 'Vorgelesen',
  need: 'Schreiben Sie auf, wie es ging.',
  go: 'Schritt aufzeichnen',
  sign: 'Signieren und Schritt aufzeichnen',
  busy: 'Wird aufgezeichnet',
  records: 'Schreiben Sie auf',
}

export const acknowledge: typeof English.acknowledge = {
  lead: 'Die Pflichten eines Verwahrers. Signieren Sie nur, wenn Sie sie annehmen.',
  go: 'Signieren und annehmen',
  busy: 'Wird signiert',
}

export const clock: typeof English.clock = {
  lead: 'Lesen Sie Ihre eigene Uhr ab, dann die Uhr des Raums. Signieren Sie, was Sie abgelesen haben.',
  second: 'Nun eine zweite Person, von ihrer eigenen Uhr.',
  date: 'Datum auf der eigenen Uhr, UTC',
  dateHint: 'Jahr, Monat, Tag: 2026-11-22',
  time: 'Zeit auf der eigenen Uhr, UTC',
  timeHint: 'Stunden, Minuten, Sekunden: 09:30:00',
  room: 'Uhr des Raums, mit ihrer Zeitzone',
  roomHint:
    'Wie sie dasteht: 10:30, mitteleuropäische Zeit. Schreiben Sie „keine“, wenn es keine gibt.',
  needTime: 'Tippen Sie Datum und Zeit Ihrer Uhr in der Form 2026-11-22 und 09:30:00.',
  needRoom: 'Tippen Sie, was die Uhr des Raums zeigt, oder „keine“.',
  go: 'Signieren, was ich abgelesen habe',
  busy: 'Wird signiert',
  stated: (name, watch) => `${name} las ${watch} UTC ab`,
  exact: 'Der Laptop zeigt dasselbe.',
  differs: (by, ahead) => `Der Laptop geht gegenüber dieser Uhr ${by} ${ahead ? 'vor' : 'nach'}.`,
  held: 'Angehalten',
  jumped: (by, ahead) => `Die Uhr des Laptops sprang um ${by} ${ahead ? 'vor' : 'zurück'}`,
  jumpedOrders: [
    'Nichts geht weiter, bis zwei Personen ihre Uhren abgelesen haben.',
    'Weiß niemand, warum sie sprang: melden Sie eine Ausnahme.',
  ],
}
