import type * as English from '../../en/sayings/machine.ts'

export const machine: typeof English.machine = {
  'machine.wrong-answers': ({ names }) => `falsche Antworten: ${names}`,
  'machine.random': 'die Zufallsquelle hat versagt',
  'machine.signature': 'eine gerade gemachte Signatur gilt nicht',
  'machine.halves': 'die beiden Hälften gehören nicht zusammen',
  'machine.unusable': 'er ist nicht zu gebrauchen',
  'machine.bad-key': ({ algorithm, why }) =>
    `der gerade erzeugte Schlüssel ${algorithm} ist schlecht: ${why}`,
  'machine.trial': ({ algorithm, method, bits }) =>
    `ein Probepaket ließ sich nicht wieder öffnen: ${algorithm} mit ${method} unter RSA-${bits}`,
  'machine.no-room': ({ bytes, bits, hash, room }) =>
    `${bytes} Bytes passen nicht hinein: RSA-${bits} mit ${hash} nimmt ${room}`,
  'machine.no-public-key': 'kein öffentlicher Schlüssel',
  'machine.no-rsa': 'kein RSA-Schlüssel',
}
