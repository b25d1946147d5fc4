import type { Given, Sentences } from '../../given.ts'

export const packages = {
  'package.not-listed': 'is not the file that the manifest lists',
  'package.stray': 'does not belong to the package',
  'package.rehearsal': 'this is the package of a rehearsal',
  'package.moved': ({ found, wanted }: Sentences<'found' | 'wanted'>) =>
    `this is the package of ${found}, found where that of ${wanted} belongs`,
  'package.named': ({ label, provider, target }: Given<'label' | 'provider' | 'target'>) =>
    `${label} for ${provider} ${target}`,
  'package.other-value': ({ found, wanted }: Sentences<'found' | 'wanted'>) =>
    `is ${found}, not ${wanted}`,
  'package.absent': 'absent',
  'package.not-wrapped': ({ name }: Given<'name'>) => `is not ${name}`,
  'package.other-kind': 'does not belong to a package of this kind',
  'package.length': ({
    bytes,
    algorithm,
    method,
    size,
  }: Given<'algorithm' | 'method', 'bytes' | 'size'>) =>
    `holds ${bytes} bytes, which is not the length of ${algorithm} by ${method} under RSA-${size}`,
  'package.not-made': 'is not what the log and the ciphertext make it',
  'package.template': 'is not what the log and the key make it',
  'package.other-token': 'holds another import token than the log names',
  'package.base64': 'is not base64 on one line',
  'package.base64url': ({ name }: Given<'name'>) => `${name} is not base64url`,
  'package.bytes': ({ bytes, expected }: Given<never, 'bytes' | 'expected'>) =>
    `holds ${bytes} bytes, not ${expected}`,
  'package.no-target': ({ index, label }: Given<'label', 'index'>) =>
    `the plan has no target ${index} of ${label}`,
  'package.no-provider': ({ provider }: Given<'provider'>) =>
    `this release makes no packages for ${provider}`,
  'package.no-room': ({ bytes, size, hash }: Given<'hash', 'bytes' | 'size'>) =>
    `${bytes} bytes do not fit into RSA-${size} with ${hash}`,
}
