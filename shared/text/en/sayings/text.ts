import type { Given } from '../../given.ts'

export const text = {
  'text.short': ({ least }: Given<never, 'least'>) => `the text has fewer than ${least} characters`,
  'text.long': ({ most }: Given<never, 'most'>) => `the text has more than ${most} characters`,
  'text.holds-share': 'this text holds a part of a share or of an age identity',
  'text.utf16': 'is UTF-16, as PowerShell writes with >: save it again as UTF-8',
}
