import type { Given } from '../../given.ts'

export const document = {
  'document.no-printer': 'no printer is set up on this machine',
  'document.none': 'there is no such document',
  'document.nothing-yet': 'there is nothing to show of it yet',
  'document.states': 'it tells what people are asked to state from their own paper',
  'document.no-pdf': 'no PDF could be made of it',
  'document.no-pdf-of': ({ name }: Given<'name'>) => `no PDF was made of ${name}`,
  'document.page-lost': 'the window in which it was made is gone, or does not answer',
}
