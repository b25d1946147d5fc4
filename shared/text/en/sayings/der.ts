import type { Given } from '../../given.ts'

export const der = {
  'der.empty': 'empty DER',
  'der.trailing': ({ bytes }: Given<never, 'bytes'>) => `${bytes} trailing bytes`,
  'der.long-tag': ({ at }: Given<never, 'at'>) => `long tag at byte ${at}`,
  'der.cut': ({ at }: Given<never, 'at'>) => `value at byte ${at} is cut off`,
  'der.no-integer': 'not an INTEGER',
  'der.empty-integer': 'empty INTEGER',
  'der.negative': 'negative INTEGER',
  'der.padded': 'INTEGER with a padded zero',
  'der.no-length': 'cut off before a length',
  'der.indefinite': ({ at }: Given<never, 'at'>) => `indefinite length at byte ${at}`,
  'der.bad-length': ({ at }: Given<never, 'at'>) => `bad length at byte ${at}`,
  'der.long-length': ({ at }: Given<never, 'at'>) => `length at byte ${at} is not minimal`,
}
