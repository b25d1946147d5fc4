import type * as English from '../../en/sayings/intent.ts'

export const intent: typeof English.intent = {
  'intent.old': 'sie ist älter als 30 Minuten',
}
