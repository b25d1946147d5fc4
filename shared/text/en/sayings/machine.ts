import type { Given } from '../../given.ts'

export const machine = {
  'machine.wrong-answers': ({ names }: Given<'names'>) => `wrong answers: ${names}`,
  'machine.random': 'the random source failed',
}
