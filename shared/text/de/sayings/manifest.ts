import type * as English from '../../en/sayings/manifest.ts'

export const manifest: typeof English.manifest = {
  'manifest.large': 'eine Inhaltsliste hat höchstens 64 KiB',
  'manifest.newer': 'die Inhaltsliste hat eine andere Version',
  'manifest.newline': 'endet nicht mit einem Zeilenende',
  'manifest.not-listed': 'ist keine der aufgeführten Dateien',
  'manifest.case-twins': 'zwei Namen unterscheiden sich nur in Groß- und Kleinschreibung',
  'manifest.itself': 'manifest.json und IMPORT.md dürfen nicht aufgeführt sein',
  'manifest.mark': ({ name }) => `${name} gehört in jedes Paket einer Probe und in kein anderes`,
  'manifest.file-name': 'muss ein einfacher Dateiname sein',
  'manifest.text': 'muss Text von 1 bis 512 Zeichen sein',
  'manifest.character': 'enthält ein Zeichen, das nicht erlaubt ist',
  'manifest.algorithm': 'muss ein Algorithmus sein, den ein Plan nennen kann',
  'manifest.version': 'muss package/1 sein',
  'manifest.time': 'muss eine UTC-Zeit sein',
  'manifest.hash': 'muss ein Hashverfahren für OAEP sein',
  'manifest.key': 'muss entweder kcv oder spki enthalten',
  'manifest.spki': 'muss SHA256: und 43 Zeichen Base64 sein',
  'manifest.label': 'muss eine Bezeichnung sein',
  'manifest.mode': 'muss rehearsal oder production sein',
  'manifest.provider': 'muss ein Anbieter sein',
  'manifest.bits': 'muss 2048, 3072 oder 4096 sein',
}
