import type * as English from '../../en/sayings/machine.ts'

export const machine: typeof English.machine = {
  'machine.wrong-answers': ({ names }) => `falsche Antworten: ${names}`,
  'machine.random': 'die Zufallsquelle hat versagt',
}
