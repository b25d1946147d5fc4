import { type Phrases, sayIn } from '../phrases.ts'

/** What gates saw, and what holds a production ceremony or an approval up. */
export const PHRASES: Phrases = [
  ['it could not be read', 'ließ sich nicht lesen'],
  ['the system does not list its swap areas', 'das System nennt seine Auslagerung nicht'],
  ['no swap area in use', 'keine Auslagerung in Gebrauch'],
  ['{} swap area in use', 'Auslagerung in Gebrauch: {}'],
  ['{} swap areas in use', 'Auslagerungen in Gebrauch: {}'],
  [
    'the system does not say whether it can hibernate',
    'das System sagt nicht, ob es einen Ruhezustand kennt',
  ],
  ['the kernel offers no hibernation', 'der Kernel bietet keinen Ruhezustand'],
  ['hibernation is disabled in the kernel', 'der Ruhezustand ist im Kernel ausgeschaltet'],
  [
    'no swap area to hibernate to, no device to resume from',
    'keine Auslagerung für einen Ruhezustand, kein Gerät zum Aufwachen',
  ],
  [
    'the kernel offers hibernation, and there is a place for it',
    'der Kernel bietet den Ruhezustand, und es gibt Platz dafür',
  ],
  [
    'the system does not say where memory goes in a crash',
    'das System sagt nicht, wohin der Speicher bei einem Absturz geht',
  ],
  ['memory goes to the handler {}', 'der Speicher geht an das Programm {}'],
  ['memory goes to {}', 'der Speicher geht an {}'],
  ['core files are limited to 0 bytes', 'Speicherabbilder sind auf 0 Bytes begrenzt'],
  ['core files are not limited to 0 bytes', 'Speicherabbilder sind nicht auf 0 Bytes begrenzt'],
  [
    'the system does not list its network interfaces',
    'das System nennt seine Netzwerkschnittstellen nicht',
  ],
  ['no interface but loopback', 'keine Schnittstelle außer Loopback'],
  [
    '{} interface beside loopback, none is up',
    '{} Schnittstelle außer Loopback, nicht eingeschaltet',
  ],
  [
    '{} interfaces beside loopback, none is up',
    '{} Schnittstellen außer Loopback, keine eingeschaltet',
  ],
  ['up: {}', 'eingeschaltet: {}'],
  ['has an address: {}', 'hat eine Adresse: {}'],
  ['the system does not list its radios', 'das System nennt seine Funkgeräte nicht'],
  ['the system knows of no radio', 'das System kennt kein Funkgerät'],
  ['{} radio, all of them blocked', '{} Funkgerät, gesperrt'],
  ['{} radios, all of them blocked', '{} Funkgeräte, alle gesperrt'],
  ['on: {}', 'eingeschaltet: {}'],
  ['radios are not read on this system', 'Funkgeräte werden auf diesem System nicht gelesen'],
  ['the desktop locks the screen', 'die Arbeitsumgebung sperrt den Bildschirm'],
  ['the desktop does not lock the screen', 'die Arbeitsumgebung sperrt den Bildschirm nicht'],
  [
    'the system does not say whether it locks the screen',
    'das System sagt nicht, ob es den Bildschirm sperrt',
  ],
  ['the system does not say who is logged in', 'das System sagt nicht, wer angemeldet ist'],
  ['nobody else is logged in', 'niemand sonst ist angemeldet'],
  [
    'this user is logged in a second time, or from elsewhere',
    'dieser Benutzer ist ein zweites Mal oder von anderswo angemeldet',
  ],
  ['{} other user logged in', '{} weitere Person angemeldet'],
  ['{} other users logged in', '{} weitere Personen angemeldet'],
  ['the system does not list what runs', 'das System sagt nicht, was läuft'],
  ['runs: {}', 'läuft: {}'],
  ['none of {} known programs runs', 'keines von {} bekannten Programmen läuft'],
  ['the system does not tell its power supply', 'das System nennt seine Stromversorgung nicht'],
  ['on mains power', 'am Netzteil'],
  ['on battery', 'auf Batterie'],
  ['the machine has no battery', 'der Rechner hat keine Batterie'],
  [
    'the files of the program have changed since its start',
    'die Dateien des Programms haben sich seit dem Start geändert',
  ],
  [
    'no interface has an address; the system does not say whether one is up',
    'keine Schnittstelle hat eine Adresse; das System sagt nicht, ob eine eingeschaltet ist',
  ],
  ['the inspector is on', 'der Inspektor ist an'],
  ['a debugger is attached', 'ein Debugger ist angeschlossen'],
  [
    'a library is loaded before all others: {}',
    'eine Bibliothek wird vor allen anderen geladen: {}',
  ],
  [
    'the inspector is off; the system does not say whether a debugger is attached',
    'der Inspektor ist aus; das System sagt nicht, ob ein Debugger angeschlossen ist',
  ],
  [
    'the inspector is off, no debugger is attached',
    'der Inspektor ist aus, kein Debugger ist angeschlossen',
  ],
  ['this host shows no page', 'dieses Programm zeigt keine Seite'],
  ['started with --{}', 'gestartet mit --{}'],
  ['a process of the page is not confined', 'ein Prozess der Seite ist nicht eingesperrt'],
  [
    'the system does not say whether the page is confined',
    'das System sagt nicht, ob die Seite eingesperrt ist',
  ],
  ['{} process of the page, confined', '{} Prozess der Seite, eingesperrt'],
  ['{} processes of the page, confined', '{} Prozesse der Seite, alle eingesperrt'],
  [
    'a value repeats too often (repetition count test)',
    'ein Wert wiederholt sich zu oft (Repetition Count Test)',
  ],
  [
    'a value comes too often (adaptive proportion test)',
    'ein Wert kommt zu oft vor (Adaptive Proportion Test)',
  ],
  [
    'the source gives fewer bytes than it is asked for',
    'die Quelle liefert weniger Bytes als verlangt',
  ],
  ['wrong answers: {}', 'falsche Antworten: {}'],
  ['{} known answer, all right; {}', '{} bekannte Antwort, richtig; {}'],
  ['{} known answers, all right; {}', '{} bekannte Antworten, alle richtig; {}'],
  ['nothing was tested', 'nichts wurde geprüft'],
  [
    'the opening clock is not stated by two people; time zone {}',
    'die Uhr zu Beginn ist nicht von zwei Personen angegeben; Zeitzone {}',
  ],
  [
    'a watch differs by {} seconds; time zone {}',
    'eine eigene Uhr weicht um {} Sekunden ab; Zeitzone {}',
  ],
  [
    'stated by {} people, at most {} second off; time zone {}',
    'angegeben von {} Personen, Abweichung höchstens {} Sekunde; Zeitzone {}',
  ],
  [
    'stated by {} people, at most {} seconds off; time zone {}',
    'angegeben von {} Personen, Abweichung höchstens {} Sekunden; Zeitzone {}',
  ],
  ['two reads gave the same bytes', 'zweimal Lesen ergab dieselben Bytes'],
  [
    '{} bytes pass both health tests of NIST SP 800-90B, two reads differ',
    '{} Bytes bestehen beide Prüfungen von NIST SP 800-90B, zweimal Lesen ergab Verschiedenes',
  ],
  ['the folder of the log is in memory', 'der Ordner des Protokolls liegt im Speicher'],
  [
    'the folder of the log is on an encrypted device',
    'der Ordner des Protokolls liegt auf einem verschlüsselten Gerät',
  ],
  [
    'the folder of the log is on a device that is not encrypted',
    'der Ordner des Protokolls liegt auf einem Gerät, das nicht verschlüsselt ist',
  ],
  [
    'the system does not say whether the folder of the log is encrypted',
    'das System sagt nicht, ob der Ordner des Protokolls verschlüsselt ist',
  ],
  [
    'the system does not say how much space is free',
    'das System sagt nicht, wie viel Platz frei ist',
  ],
  ['less than 256 MiB free', 'weniger als 256 MiB frei'],
  ['more than 256 MiB free', 'mehr als 256 MiB frei'],
  ['more than 1 GiB free', 'mehr als 1 GiB frei'],
  ['the system does not list its media', 'das System nennt seine Datenträger nicht'],
  ['no removable medium is mounted', 'kein Wechseldatenträger ist eingehängt'],
  [
    'the program lies on a read-only file system',
    'das Programm liegt auf einem schreibgeschützten Dateisystem',
  ],
  [
    'this user can write to the files of the program',
    'dieser Benutzer kann in die Dateien des Programms schreiben',
  ],
  [
    'this user cannot write to the files of the program',
    'dieser Benutzer kann nicht in die Dateien des Programms schreiben',
  ],
  ['permissions are not read on this system', 'Rechte werden auf diesem System nicht gelesen'],
]

export const said = sayIn(PHRASES)

const FIELDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    algorithm: 'Algorithmus',
    also: 'dazu',
    anchored: 'verankert',
    attestations: 'Erklärungen',
    before: 'früher',
    by: 'bis',
    ceremony: 'Zeremonie',
    checkpoint: 'Prüfpunkt',
    commitment: 'Festlegung',
    copy: 'Kopie',
    custodian: 'Verwahrer',
    decision: 'Entscheidung',
    damaged: 'beschädigt',
    destination: 'Bestimmung',
    exceptions: 'Ausnahmen',
    expires: 'Fristende',
    fault: 'Befund',
    file: 'Datei',
    files: 'Dateien',
    folder: 'Ordner',
    from: 'von',
    host: 'Umgebung',
    item: 'Posten',
    key: 'Schlüssel',
    drill: 'Übung',
    hash: 'Hashverfahren',
    id: 'Kurzname',
    index: 'Anteil Nr.',
    options: 'Optionen',
    rotation: 'Wechsel',
    successor: 'Nachfolge',
    thing: 'Gegenstand',
    things: 'Gegenstände',
    what: 'Inhalt',
    keys: 'Schlüssel',
    kind: 'Art',
    label: 'Bezeichnung',
    labels: 'Bezeichnungen',
    manifest: 'Inhaltsliste',
    medium: 'Träger',
    method: 'Verfahren',
    mode: 'Betriebsart',
    n: 'Anzahl',
    number: 'Nummer',
    outcome: 'Ergebnis',
    packages: 'Pakete',
    path: 'Pfad',
    provider: 'Anbieter',
    reason: 'Grund',
    receipts: 'Empfangsbelege',
    recorder: 'Schreiber',
    releases: 'Aushändigungen',
    set: 'Satz',
    shares: 'Anteile',
    source: 'Herkunft',
    target: 'Ziel',
    threshold: 'Schwelle',
    title: 'Titel',
    unopened: 'nicht geöffnet',
    verdict: 'Urteil',
    without: 'ohne',
    wrappingKey: 'Transportschlüssel',
  }),
)

/** Line by word, because the log names what is inside a list by its place: `keys 1 label`. */
export const parameter = (name: string): string =>
  name
    .split(' ')
    .map((word) => FIELDS.get(word) ?? word)
    .join(' ')

const people = sayIn([
  ['1 administrator', '1 Leitung'],
  ['{} administrators', '{} Personen der Leitung'],
  ['1 operator', '1 Bedienung'],
  ['{} operators', '{} Personen der Bedienung'],
  ['1 custodian', '1 Verwahrer'],
  ['{} custodians', '{} Verwahrer'],
  ['1 witness', '1 Zeuge'],
  ['{} witnesses', '{} Zeugen'],
  ['1 auditor', '1 Auditor'],
  ['{} auditors', '{} Auditoren'],
  ['1 more person', '1 weitere Person'],
  ['{} more people', '{} weitere Personen'],
  [
    '1 person who is neither administrator nor operator',
    '1 Person, die weder zur Leitung noch zur Bedienung gehört',
  ],
  ['a quorum of the old set', 'ein Quorum des alten Satzes'],
])

/** `1 administrator and 2 custodians`, part by part. */
export const needed = (english: string): string =>
  english
    .split(' and ')
    .map((part) => part.split(', ').map(people).join(', '))
    .join(' und ')
