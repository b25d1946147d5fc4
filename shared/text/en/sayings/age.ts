import type { Given } from '../../given.ts'

export const age = {
  'age.several-recipients': 'there is more than one recipient: a share has one holder',
  'age.is-identity': 'this is an identity, which is secret: give the recipient, age1…',
  'age.no-recipient': 'this is no age recipient: it begins with age1',
  'age.recipient-checksum': 'this is no age recipient: its checksum does not hold',
  'age.to-recipient': 'it is encrypted to a recipient, not to a passphrase',
  'age.to-passphrase': 'it is encrypted to a passphrase, not to a recipient',
  'age.other-recipient': 'it is encrypted to another recipient',
  'age.identity-encrypted': 'the identity file is itself encrypted: open it with age -d first',
  'age.no-identity': 'there is no identity in the file',
  'age.bad-line': 'a line of the file is no age identity',
  'age.identity-damaged': 'an identity in the file is damaged: its checksum does not hold',
  'age.damaged': 'the age file is damaged or cut off',
  'age.no-file': 'it is not an age file',
  'age.version': 'it is an age file of a version that is not read here',
  'age.header-cut': 'the age file is cut off in its header',
  'age.last-line': 'the age file is cut off: its last line is missing',
  'age.armor': 'the armor of the age file is damaged',
  'age.wrong-passphrase': 'this passphrase does not open the file',
  'age.work-factor': ({ factor, most }: Given<never, 'factor' | 'most'>) =>
    `its work factor is ${factor}, at most ${most} is read`,
  'age.size': ({ most }: Given<never, 'most'>) => `an encrypted share has at most ${most} bytes`,
  'age.plain-size': ({ most }: Given<never, 'most'>) =>
    `what is encrypted has at most ${most} bytes`,
}
