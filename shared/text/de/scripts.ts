import type { ScriptText } from '../scripts.ts'

export const scriptText: ScriptText = {
  phrases: new Map(),
  fill: {
    keys: (count) => `${count} Schlüssel`,
    asked: { dice: '100 Würfe mit einem Würfel', text: 'eine Zeile Text' },
    and: ' und ',
  },
}
