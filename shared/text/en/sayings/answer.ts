import type { Given } from '../../given.ts'

export const answer = {
  'answer.large': 'is too large for a JSON answer',
  'answer.of-other': ({ whose, wanted }: Given<'whose' | 'wanted'>) =>
    `is the answer of ${whose}, not of ${wanted}`,
  'answer.no-member': ({ name }: Given<'name'>) => `has no ${name}`,
  'answer.base64': ({ name, most }: Given<'name', 'most'>) =>
    `${name} is not base64 of 1 to ${most} bytes`,
  'answer.no-base64': ({ name }: Given<'name'>) => `${name} is not base64`,
  'answer.no-time': ({ name }: Given<'name'>) => `${name} is not a time`,
  'answer.no-json': ({ why }: Given<'why'>) => `is not the JSON answer: ${why}`,
  'answer.elsewhere': 'is a JSON answer: name it as parameters',
  'answer.pem': 'is PEM: name it as wrappingKey',
  'answer.other-key': ({ key }: Given<'key'>) => `is for the key ${key}`,
  'answer.not-ready': 'the import job is not ready: wait for ACTIVE and fetch it again',
  'answer.job': ({ state }: Given<'state'>) => `the import job is ${state}, not ACTIVE`,
  'answer.other-value': ({ name, found, wanted }: Given<'name' | 'found' | 'wanted'>) =>
    `${name} is ${found}, not ${wanted}`,
  'answer.unplanned': ({ name, found }: Given<'name' | 'found'>) =>
    `${name} is ${found}, not in the plan`,
  'answer.other-kek': ({ found, wanted }: Given<'found' | 'wanted'>) =>
    `is the key ${found}, not ${wanted}`,
  'answer.unplanned-kek': ({ found }: Given<'found'>) => `is the key ${found}, not in the plan`,
  'answer.kek-type': ({ type }: Given<'type'>) => `is a key of type ${type}, not RSA-HSM`,
  'answer.no-kek': 'is no KEK: its only operation must be import',
  'answer.disabled': 'is a key that is disabled',
  'answer.not-enabled': ({ name }: Given<'name'>) => `${name} is not ENABLED`,
  'answer.no-attestation': 'no attestation shows that the import job lives in an HSM',
  'answer.other-way': ({ method, named }: Given<'method' | 'named'>) =>
    `is ${method}, but the parameters were fetched for ${named}`,
  'answer.other-size': ({ spec, bits }: Given<'spec', 'bits'>) =>
    `says ${spec}, and its wrapping key has ${bits} bits`,
}
