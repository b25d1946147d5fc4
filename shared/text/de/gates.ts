import type * as English from '../en/gates.ts'

/** What the screens say about the gates: how each stands, and what to do about one that is closed. */
export const gates: typeof English.gates = {
  lead: 'Das Programm liest, was dieser Rechner über sich sagt. Es verändert nichts.',
  run: 'Schranken lesen',
  again: 'Noch einmal lesen',
  busy: 'Wird gelesen. Das dauert einige Sekunden',
  stale: 'Das Programm wurde neu gestartet. Lesen Sie die Schranken noch einmal.',
  held: 'Die Produktion wartet',
  rehearsal:
    'Dies ist eine Probe. Geschlossene Schranken werden aufgezeichnet und halten nichts auf.',
  readAt: (entry, time) => `Gelesen um ${time} UTC, Eintrag ${entry}`,
  closed: (count) =>
    count === 1 ? '1 Schranke ist geschlossen' : `${count} Schranken sind geschlossen`,
  asked: (count) =>
    count === 1 ? '1 Schranke fragt zwei Personen' : `${count} Schranken fragen zwei Personen`,
  open: (count) => (count === 1 ? '1 Schranke ist offen' : `${count} Schranken sind offen`),
  verdicts: { pass: 'Offen', fail: 'Geschlossen', ask: 'Selbst nachsehen' },
  waived: (exception) => `Hingenommen durch Ausnahme ${exception}`,
  confirmed: (names) => `Bestätigt von ${names}`,
  demanded: (claim) => `Verlangt: ${claim}.`,
  saw: (evidence) => `Gesehen: ${evidence}.`,
  waive: 'Schranke durch Ausnahme hinnehmen',
  sign: 'Zwei Personen signieren',
  signLead:
    'Eine von ihnen gehört weder zur Leitung noch zur Bedienung. Lesen Sie zuerst jede Zeile.',
  signAsked:
    'Mit Ihrer Signatur bürgen Sie für jede Schranke, die zwei Personen fragt. Schauen Sie den Rechner an.',
  signedBy: (name) => `${name} hat signiert`,
  go: 'Signieren, dass ich die Schranken gelesen habe',
  signing: 'Wird signiert',
  names: {
    network: 'Netzwerk',
    radio: 'Funk',
    swap: 'Auslagerung (Swap)',
    hibernation: 'Ruhezustand',
    'core-dumps': 'Speicherabbilder',
    disk: 'Festplatte',
    clock: 'Uhr',
    space: 'Freier Platz',
    medium: 'Datenträger für den Nachweis',
    'read-only': 'Programm schreibgeschützt',
    power: 'Strom',
    'screen-lock': 'Bildschirmsperre',
    users: 'Andere Benutzer',
    watchers: 'Mitleser',
    debugger: 'Debugger',
    sandbox: 'Sandbox',
    build: 'Build',
    'self-test': 'Selbsttest',
    random: 'Zufallsgenerator',
  },
  advice: {
    network: 'Ziehen Sie jedes Kabel. Schalten Sie jede Schnittstelle aus: ip link set NAME down.',
    radio: 'Schalten Sie den Funk aus: rfkill block all. Besser: bauen Sie die Karten aus.',
    swap: 'Schalten Sie die Auslagerung aus: swapoff -a.',
    hibernation:
      'Schalten Sie die Auslagerung aus und starten Sie ohne resume= in der Kernel-Zeile.',
    'core-dumps':
      'Setzen Sie kernel.core_pattern auf |/bin/false, oder starten Sie mit ulimit -c 0.',
    disk: 'Verwenden Sie ein Live-System oder eine verschlüsselte Festplatte.',
    clock:
      'Lassen Sie zwei Personen die Uhr zu Beginn angeben. Stellen Sie Uhr und Zeitzone, dann lesen Sie noch einmal.',
    space: 'Machen Sie dort 256 MiB frei, wo das Protokoll liegt.',
    medium: 'Stecken Sie den Datenträger ein. Hängen Sie ihn beschreibbar ein.',
    'read-only':
      'Installieren Sie das Programm als anderer Benutzer, oder starten Sie es von einem schreibgeschützten Datenträger.',
    power: 'Stecken Sie das Netzteil ein.',
    'screen-lock':
      'Schalten Sie Bildschirmsperre und Bildschirmschoner in den Einstellungen der Arbeitsumgebung aus.',
    users: 'Lassen Sie alle anderen sich abmelden.',
    watchers: 'Beenden Sie das genannte Programm.',
    debugger: 'Starten Sie das Programm noch einmal über sein Symbol, ohne Optionen.',
    sandbox: 'Starten Sie das installierte Programm noch einmal, ohne Optionen.',
    build: 'Halt. Verwenden Sie diese Kopie des Programms nicht.',
    'self-test': 'Halt. Verwenden Sie diesen Rechner oder diese Kopie des Programms nicht.',
    random: 'Halt. Verwenden Sie diesen Rechner nicht.',
  },
}
