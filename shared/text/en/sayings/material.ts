import type { Given } from '../../given.ts'

export const material = {
  'material.nothing': 'there is nothing to wrap',
  'material.wrapped-length': ({ bytes }: Given<never, 'bytes'>) =>
    `${bytes} bytes cannot be a wrapped key`,
  'material.other-key': 'the wrapped key does not open with this key',
  'material.aes-length': ({ bytes }: Given<never, 'bytes'>) =>
    `${bytes} bytes cannot be an AES key`,
  'material.length': ({ bytes, algorithm }: Given<'algorithm', 'bytes'>) =>
    `${bytes} bytes are not a key for ${algorithm}`,
  'material.random': 'the random source failed',
}
