import type * as English from '../en/common.ts'

export const common: typeof English.common = {
  cancel: 'Abbrechen',
  close: 'Schließen',
  back: 'Zurück',
  show: 'Zeigen',
  hide: 'Verbergen',
  shareTyped:
    'Das sieht nach einem Stück eines Anteils aus. Nehmen Sie es heraus: Diesen Text darf jeder lesen.',
  showTyped: (label) => `${label} zeigen`,
  refused: 'Abgelehnt',
  look: 'Noch nicht',
  code: 'Code',
  where: 'Wo',
  place: (path) => path.replace(/^line (?=\d)/, 'Zeile ').replace(/^entry (?=\d)/, 'Eintrag '),
  entry: 'Eintrag',
  runningHead: 'Laufender Kopfwert',
  ceremony: 'Zeremonie',
  none: 'keine',
  language: 'Sprache',
  skip: 'Zum aktuellen Schritt',
  passphrase: 'Passphrase',
  passphraseOf: (name) => `Passphrase von ${name}`,
  who: 'Wer sind Sie?',
  chooseYourself: 'Wählen Sie zuerst sich selbst.',
  typePassphrase: 'Tippen Sie Ihre Passphrase.',
  thresholdOf: (m, n) => `Je ${m} dieser ${n} stellen jeden Schlüssel wieder her`,
}

export const errors: typeof English.errors = {
  bridge: 'der Hauptprozess hat nicht geantwortet',
  bridgeHint: 'Starten Sie das Programm neu und setzen Sie fort.',
  starting: 'Claviger kann nicht starten',
}

export const shell: typeof English.shell = {
  development: (host) =>
    `Entwicklungsumgebung (${host}). Für Proben und Tests. Nicht für Produktion.`,
  unpackaged:
    'Nicht paketiert: aus dem Quelltext gestartet. Für Proben und Tests. Nicht für Produktion.',
}
