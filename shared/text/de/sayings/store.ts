import type * as English from '../../en/sayings/store.ts'

export const store: typeof English.store = {
  'store.elsewhere': 'sie ist anderswo geöffnet',
  'store.damaged': 'die Datei ist beschädigt',
  'store.schema': ({ version, known }) =>
    `Schema-Version ${version}, dieses Programm kennt ${known}`,
  'store.tables': 'Tabellen oder Auslöser wurden verändert',
  'store.hash': 'der Hashwert stimmt nicht',
  'store.number': ({ number }) => `dort steht die Nummer ${number}`,
  'store.unchained': 'er folgt nicht auf den Eintrag davor',
  'store.foreign': 'er gehört zu einer anderen Zeremonie',
  'store.missing-entry': ({ entry }) => `Eintrag ${entry} fehlt`,
  'store.no-ceremony': 'keine Datei einer Zeremonie',
  'store.key-record': 'der Eintrag des Schlüssels hat nicht die richtige Form',
  'store.recorder-key': 'der gespeicherte Schlüssel des Schreibers ist nicht der des Protokolls',
  'store.recorder-locked': 'der Schlüssel des Schreibers ist gesperrt',
  'store.no-entry': ({ entry }) => `das Protokoll hat keinen Eintrag ${entry}`,
  'store.no-plan': 'der Plan fehlt',
  'store.empty-log': 'das Protokoll ist leer',
  'store.no-backup': ({ label }) => `die Sicherung von ${label} fehlt in dieser Datei`,
}
