import type * as English from '../../en/sayings/token.ts'

export const token: typeof English.token = {
  'token.empty': 'ist leer',
  'token.long': ({ bytes, most }) => `hat ${bytes} Bytes, erlaubt sind höchstens ${most}`,
  'token.swapped':
    'ist der Transportschlüssel und kein Import-Token: sind die beiden Dateien vertauscht?',
  'token.is-key': 'ist der Transportschlüssel und kein Import-Token',
  'token.short': ({ bytes }) => `hat nur ${bytes} Bytes: es wurde abgeschnitten`,
  'token.pem': 'ist PEM und kein Import-Token',
  'token.cut': ({ characters }) =>
    `ist abgeschnittenes Base64: ${characters} Zeichen sind kein Vielfaches von vier`,
  'token.text': 'ist Text und kein Base64',
  'token.base64': ({ most }) => `ist kein Base64 von 1 bis ${most} Bytes`,
  'token.archive': 'ist ein ZIP-Archiv: nennen Sie das Archiv der Konsole unter parameters',
  'token.differs': 'ist ein anderes Token als das in parameters',
  'token.nonce': ({ bytes, expected }) => `nonce hat ${bytes} Bytes, nicht ${expected}`,
  'token.as-base64': 'das Token kam als Base64',
  'token.as-base64-with': ({ oddities }) =>
    `das Token kam als Base64, mit ${oddities.join(' und ')}`,
  'token.line-ends': 'Zeilenenden aus CR und LF',
  'token.mark': 'einer Bytereihenfolge-Marke',
  'token.no-end':
    'das Token sagt nicht, wann es endet: ohne andere Angabe zehn Minuten, nachdem es gemacht wurde',
  'token.brief': 'das Token gilt zehn Minuten oder kürzer: machen Sie eines mit -e 86400',
  'token.once':
    'das Token lässt sich kein zweites Mal holen, um es zu vergleichen: machen Sie eines mit -m 3',
}
