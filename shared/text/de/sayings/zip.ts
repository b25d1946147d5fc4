import type * as English from '../../en/sayings/zip.ts'

export const zip: typeof English.zip = {
  'zip.large': ({ most }) => `ist ein ZIP-Archiv von mehr als ${most} Bytes`,
  'zip.many': ({ count, most }) =>
    `ist ein ZIP-Archiv mit ${count} Dateien, erlaubt sind höchstens ${most}`,
  'zip.end': 'ist ein ZIP-Archiv, das abgeschnitten ist oder nach seinem Ende weitergeht',
  'zip.zip64': 'ist ein Archiv im Format ZIP64',
  'zip.part': 'ist ein einzelner Teil eines ZIP-Archivs',
  'zip.directory': 'ist ein ZIP-Archiv, dessen Verzeichnis nicht an seinem Platz steht',
  'zip.ascii': 'ist ein ZIP-Archiv mit einem Dateinamen, der nicht nur aus ASCII-Zeichen besteht',
  'zip.path': ({ name }) => `ist ein ZIP-Archiv mit einem Pfad statt eines Dateinamens: ${name}`,
  'zip.no-name': 'ein leerer Name',
  'zip.encrypted': ({ name }) => `ist ein ZIP-Archiv, in dem ${name} verschlüsselt ist`,
  'zip.flags': ({ name }) => `ist ein ZIP-Archiv, in dem ${name} unbekannte Kennzeichen hat`,
  'zip.packed': ({ name }) =>
    `ist ein ZIP-Archiv, in dem ${name} auf eine Art gepackt ist, die hier nicht gelesen wird`,
  'zip.broken': 'ist ein ZIP-Archiv, das beschädigt ist',
  'zip.twins': 'ist ein ZIP-Archiv mit zwei Dateien desselben Namens',
  'zip.large-file': ({ name, bytes }) =>
    `ist ein ZIP-Archiv, in dem ${name} zu groß ist: ${bytes} Bytes`,
  'zip.bomb': ({ packed, size }) =>
    `ist ein ZIP-Archiv, das sich aufbläht: aus ${packed} Bytes werden ${size}`,
  'zip.cut': ({ name }) => `ist ein ZIP-Archiv, in dem ${name} abgeschnitten ist`,
  'zip.contradicts': ({ name }) => `ist ein ZIP-Archiv, das sich über ${name} widerspricht`,
  'zip.damaged': ({ name }) => `ist ein ZIP-Archiv, in dem ${name} beschädigt ist`,
  'zip.foreign': ({ name }) => `ist ein ZIP-Archiv mit einer Datei, die nicht dazugehört: ${name}`,
  'zip.without': ({ what }) => `ist ein ZIP-Archiv ohne ${what}`,
  'zip.several': ({ what }) => `ist ein ZIP-Archiv mit mehr als einem ${what}`,
  'zip.wrapping-key': 'Transportschlüssel',
  'zip.import-token': 'Import-Token',
  'zip.token-size': ({ bytes }) => `enthält ein Import-Token von ${bytes} Bytes`,
  'zip.no-end': 'die Datei README im ZIP-Archiv sagt nicht, wann das Token endet',
}
