import type * as English from '../../en/sayings/form.ts'

export const form: typeof English.form = {
  'form.at': ({ place, why }) => `${place}: ${why}`,
  'form.not-canonical': 'nicht in kanonischer Form',
}
