import type { Code } from '../../errors.ts'

const WORDS: { readonly [code in Code]?: string } = {
  'passphrase.wrong': 'eine falsche Passphrase',
  'passphrase.weak': 'eine zu schwache Passphrase',
  'fingerprint.mismatch': 'Wörter, die nicht die des Transportschlüssels sind',
  'dice.refused': 'Würfe, die nicht angenommen werden können',
  'text.refused': 'ein zu kurzer oder zu langer Text',
  'text.secret': 'ein Text mit einem Teil eines Anteils',
  'vault.empty': 'eine Handlung, für die der Tresor leer ist',
  'key.commitment': 'ein Schlüssel, der nicht der aus dem Protokoll ist',
  'rule.order': 'ein Schritt, der nicht der nächste ist',
  'rule.locked': 'eine Handlung, während zu wenige anwesend waren',
  'rule.role': 'eine Handlung, die eine andere Rolle braucht',
  'rule.approval': 'eine Handlung ohne ihre Genehmigungen',
  'rule.resume': 'ein Kopfwert oder ein Eintrag, der nicht zum Protokoll passt',
}

const GROUPS = new Map([
  ['share', 'ein Anteil, der nicht angenommen werden kann'],
  ['age', 'eine Datei mit einem Anteil, die sich nicht öffnen lässt'],
  ['rule', 'eine Handlung, die die Regeln nicht erlauben'],
])

/** Words for a code of a refusal, with the code, by which it is found in the guide. */
export function refusedWords(code: string): string {
  const words = Object.hasOwn(WORDS, code) ? WORDS[code as Code] : undefined
  const group = GROUPS.get(code.split('.')[0] ?? '')
  return `${words ?? group ?? 'etwas, das nicht angenommen werden kann'} (${code})`
}
