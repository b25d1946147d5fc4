import type * as English from '../../en/sayings/material.ts'

export const material: typeof English.material = {
  'material.nothing': 'es gibt nichts zu verpacken',
  'material.wrapped-length': ({ bytes }) => `${bytes} Bytes können kein verpackter Schlüssel sein`,
  'material.other-key': 'der verpackte Schlüssel lässt sich mit diesem Schlüssel nicht öffnen',
  'material.aes-length': ({ bytes }) => `${bytes} Bytes können kein AES-Schlüssel sein`,
  'material.length': ({ bytes, algorithm }) =>
    `${bytes} Bytes sind kein Schlüssel für ${algorithm}`,
  'material.random': 'die Zufallsquelle hat versagt',
}
