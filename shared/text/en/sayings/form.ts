import type { Given } from '../../given.ts'

export const form = {
  'form.at': ({ place, why }: Given<'place' | 'why'>) => `${place}: ${why}`,
  'form.not-canonical': 'not in canonical form',
}
