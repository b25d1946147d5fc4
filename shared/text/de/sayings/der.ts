import { plural } from '../../plural.ts'
import type * as English from '../../en/sayings/der.ts'

export const der: typeof English.der = {
  'der.empty': 'leeres DER',
  'der.trailing': ({ bytes }) => `am Ende zu viel: ${plural(bytes, 'Byte', 'Bytes')}`,
  'der.long-tag': ({ at }) => `die Kennung bei Byte ${at} ist länger als ein Byte`,
  'der.cut': ({ at }) => `der Wert bei Byte ${at} ist abgeschnitten`,
  'der.no-integer': 'kein INTEGER',
  'der.empty-integer': 'leerer INTEGER',
  'der.negative': 'negativer INTEGER',
  'der.padded': 'INTEGER mit überflüssiger Null am Anfang',
  'der.no-length': 'abgeschnitten vor einer Längenangabe',
  'der.indefinite': ({ at }) => `unbestimmte Länge bei Byte ${at}`,
  'der.bad-length': ({ at }) => `falsche Längenangabe bei Byte ${at}`,
  'der.long-length': ({ at }) => `die Längenangabe bei Byte ${at} ist länger als nötig`,
}
