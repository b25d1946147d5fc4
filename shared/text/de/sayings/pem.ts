import type * as English from '../../en/sayings/pem.ts'

export const pem: typeof English.pem = {
  'pem.several': 'mehr als ein PEM-Block',
  'pem.none': 'nicht genau ein einfacher PEM-Block',
  'pem.end': 'der PEM-Block endet unter einem anderen Namen, als er beginnt',
  'pem.base64': 'der Inhalt des PEM-Blocks ist kein Base64',
}
