import type * as English from '../../en/sayings/package.ts'

export const packages: typeof English.packages = {
  'package.not-listed': 'ist nicht die Datei, die in der Inhaltsliste steht',
  'package.stray': 'gehört nicht zum Paket',
  'package.rehearsal': 'dies ist das Paket einer Probe',
  'package.moved': ({ found, wanted }) =>
    `hier liegt das Paket von ${found}, hierher gehört das von ${wanted}`,
  'package.named': ({ label, provider, target }) => `${label} für ${provider} ${target}`,
  'package.other-value': ({ found, wanted }) => `da steht ${found}, erwartet wird ${wanted}`,
  'package.absent': 'nichts',
  'package.not-wrapped': ({ name }) => `ist nicht ${name}`,
  'package.other-kind': 'gehört nicht in ein Paket dieser Art',
  'package.length': ({ bytes, algorithm, method, size }) =>
    `hat ${bytes} Bytes, und das ist nicht die Länge von ${algorithm} mit ${method} unter RSA-${size}`,
  'package.not-made': 'ist nicht das, was Protokoll und verschlüsselter Schlüssel ergeben',
  'package.template': 'ist nicht das, was Protokoll und Schlüssel ergeben',
  'package.other-token': 'enthält ein anderes Import-Token als das im Protokoll',
  'package.base64': 'ist kein Base64 in einer Zeile',
  'package.base64url': ({ name }) => `${name} ist kein Base64url`,
  'package.bytes': ({ bytes, expected }) => `hat ${bytes} Bytes, nicht ${expected}`,
  'package.no-target': ({ index, label }) => `der Plan hat kein Ziel ${index} für ${label}`,
  'package.no-provider': ({ provider }) =>
    `diese Version von Claviger macht keine Pakete für ${provider}`,
  'package.no-room': ({ bytes, size, hash }) =>
    `${bytes} Bytes passen nicht in RSA-${size} mit ${hash}`,
}
