import type { warnings as English } from '../../en/documents/warnings.ts'

const anteile = (count: number): string => (count === 1 ? '1 Anteil' : `${count} Anteile`)

/** The warnings on page one of the report, in German. */
export const warnings: typeof English = {
  noEnd: ['Das Protokoll hat kein Ende', 'Die Zeremonie wurde weder abgeschlossen noch beendet.'],
  ended: {
    closed: 'Die Zeremonie wurde abgeschlossen',
    aborted: 'Die Zeremonie wurde abgebrochen',
    terminated: 'Die Zeremonie wurde vorzeitig beendet',
  },
  endReason: (reason) => `Grund: ${reason}`,
  unsignedEnd: 'Niemand hat dieses Ende signiert.',
  files: 'Schlüsselmaterial hat den Raum in Dateien verlassen',
  filesText: (files) =>
    `Wer eine Datei hat, hat den Schlüssel: ${files}. Ersetzen Sie ihn wie unten entschieden.`,
  exportStatus: { started: 'begonnen', failed: 'fehlgeschlagen', finished: 'fertig' },
  kept: 'Wiederhergestellte Schlüssel werden behalten',
  keptText: (labels) => `Nicht ersetzt, aus den unten genannten Gründen: ${labels}.`,
  selfIssued: [
    'Niemand von außen hat die Aufgabe der Übung gestellt',
    'Sie ist selbst gestellt: die Signaturen zeigen nicht, wann sie gemacht wurden.',
  ],
  missed: (count) => `${anteile(count)} ${count === 1 ? 'nahm' : 'nahmen'} an der Übung nicht teil`,
  missedText: (shares) => `Sie zeigt nichts über: ${shares}.`,
  neverShown: (count) => `${anteile(count)} ${count === 1 ? 'wurde' : 'wurden'} nie gezeigt`,
  neverShownText: (shares) =>
    `In den vorgelegten Nachweisbündeln hat niemand zurückgelesen, vorgelegt oder geprüft: ${shares}.`,
  onlyMade: (count) =>
    `${anteile(count)} ${count === 1 ? 'wurde' : 'wurden'} seit der Erzeugung nicht gezeigt`,
  onlyMadeText: (shares) =>
    `In den vorgelegten Nachweisbündeln hat sie seither niemand vorgelegt oder geprüft: ${shares}.`,
  share: (index, name) => `Anteil ${index} (${name})`,
  lost: 'Schlüssel gingen verloren',
  lostKey: (label, entry) => `${label} von Eintrag ${entry}`,
  lostText: (keys) => `Nie verwenden: ${keys}.`,
  voided: (set) => `Anteilsatz ${set} ist ungültig`,
  voidedNone: 'Keiner seiner Anteile wurde ausgehändigt.',
  voidedOut: (indexes) => `Ausgehändigt, zurückzugeben und vor Zeugen zu vernichten: ${indexes}.`,
  superseded: (set, by) => `Anteilsatz ${set} ist durch Satz ${by} abgelöst`,
  supersededText: (threshold) =>
    `Je ${threshold} alte Anteile öffnen mit einer alten Sicherungsdatei die Schlüssel weiterhin, und kein Protokoll zeichnet es auf. Vernichten Sie jede Kopie der alten Sicherungsdateien: in jedem Exemplar des alten Nachweises und im Datenordner jedes Laptops, auf dem die Zeremonie davor oder diese lag. Vernichten Sie die alten Karten.`,
  source: (ceremony, lacking) =>
    `Der Nachweis der Zeremonie ${ceremony} wurde übernommen ohne ${lacking}`,
  lacking: { signers: 'die Papierliste', head: 'den Kopfwert' },
  sourceText: 'Prüfen Sie jenen Nachweis mit beidem, bevor Sie sich auf diese Zeremonie verlassen.',
  receipts: (receipts, total) => `${receipts} Empfangsbelege für ${total} Anteile`,
  receiptsText: (shares) => `Niemand hat gezeigt, dass diese sich lesen lassen: ${shares}.`,
  noSpare: (receipts, threshold) =>
    `Keine Reserve: ${receipts} Empfangsbelege, und ${threshold} Anteile sind nötig`,
  noSpareText: 'Geht ein Anteil mit Empfangsbeleg verloren, kann jeder Schlüssel verloren sein.',
  every: (threshold, total) => `Jeder Anteil wird gebraucht: ${threshold} von ${total}`,
  everyText: 'Geht ein Anteil verloren, ist jeder Schlüssel verloren.',
  few: (total) => (total === 1 ? 'Es gibt nur 1 Anteil' : `Es gibt nur ${total} Anteile`),
  fewText: (reason) => `Grund: ${reason ?? 'keiner genannt.'}`,
  packages: 'Geplante Pakete wurden nicht gemacht',
  packagesGivenUp: 'Sie wurden durch mitsignierte Ausnahmen aufgegeben.',
  relaxed: [
    'Die Trennung der Pflichten wurde gelockert',
    'Wer die Zeremonie führt, darf Anteile haben.',
  ],
  absent: 'Personen waren vom Abschluss entschuldigt',
  absentText: (names) => `Den Prüfpunkt nicht signiert: ${names}.`,
  exposed: 'Etwas wurde begonnen und endete nicht gut: es gilt als offengelegt',
  exposure: (entry, what, settled) =>
    `Eintrag ${entry}: ${exposed(what)} (${settled ? 'durch eine mitsignierte Ausnahme geregelt' : 'durch keine mitsignierte Ausnahme geregelt'}).`,
  weak: 'Ausnahmen ohne zwei Mitsignierende',
  weakText: (exceptions) => `${exceptions}. Sie haben keine Wirkung.`,
  steps: 'Schritte des Ablaufs wurden ausgelassen oder wiederholt',
  stepsText: (steps) => `${steps}. Der ausgeführte Ablauf zeigt sie.`,
  refused: (count) =>
    count === 1 ? 'Ein Versuch wurde abgelehnt' : `${count} Versuche wurden abgelehnt`,
  refusedText:
    'Falsche Passphrasen, falsche Anteile oder was die Regeln nicht erlauben. Sie stehen unter Vorfälle.',
  handed: 'Pflichten wurden übergeben',
  handedText: (from, to, roles) => `Von ${from} an ${to}: ${roles}`,
  gone: 'Personen gingen und kamen nicht zurück',
  goneText: (names) => `${names}. Sie haben den Prüfpunkt nicht signiert.`,
  clockFar: 'Die Uhr des Laptops weicht von den Uhren der Personen ab',
  clockFarText: (name, entry, seconds) => `${name}, Eintrag ${entry}: ${seconds}.`,
  clockMoved: 'Die Uhr des Laptops sprang während der Zeremonie',
  clockMovedText: (entry, seconds) => `Eintrag ${entry}: ${seconds}.`,
  noWatch: 'Keine eigene Uhr bürgt für die Zeiten',
  noWatchText: (moments) =>
    `Niemand gab die Zeit einer eigenen Uhr an: ${moments.map((one) => (one === 'opening' ? 'bei der Eröffnung' : 'am Ende')).join(' und ')}.`,
  restarted: 'Das Programm wurde neu gestartet',
  restartedText: (count) =>
    `${count === 1 ? 'Einmal' : `${count} Mal`}. Die Einträge stehen unter Vorfälle.`,
  gatesNotRun: [
    'Die Schranken wurden nicht gelesen',
    'Nichts im Protokoll sagt, wie der Rechner war: Netz, Funk, Auslagerung, Programm.',
  ],
  gatesClosed: (count) =>
    count === 1 ? 'Eine Schranke war nicht offen' : `${count} Schranken waren nicht offen`,
  gateClosed: (gate, claim) => `${gate} (${claim})`,
  gatesWaived: 'Schranken wurden durch Ausnahmen hingenommen',
  gateWaived: (gate, exception) => `${gate}, Ausnahme ${exception}`,
}

/** What was begun, as the state of a ceremony names it. */
function exposed(what: string): string {
  return what.replace(
    /^share (\d+) of set (\S+), copy (\d+), for (\S+)$/,
    'Anteil $1 von Satz $2, Exemplar $3, für $4',
  )
}
