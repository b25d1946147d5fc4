import type { Given, Sentence } from '../../given.ts'

export const share = {
  'share.voided': ({ set }: Given<'set'>) =>
    `this share is of set ${set}, which was voided: it opens nothing`,
  'share.unknown': ({ set, index }: Given<'set', 'index'>) =>
    `set ${set} has no such share ${index}`,
  'share.forged': ({ index }: Given<never, 'index'>) =>
    `share ${index} is not the one that was made: its commitment differs`,
  'share.superseded': ({ set, by }: Given<'set' | 'by'>) =>
    `this share is of a superseded set, ${set}: set ${by} has replaced it`,
  'share.rehearsal': ({ set }: Given<'set'>) => `this share is of the rehearsal set ${set}`,
  'share.production': ({ set }: Given<'set'>) =>
    `this share is of the production set ${set}: a rehearsal must not see it, seal the card again`,
  'share.foreign': ({ set, here }: Given<'set' | 'here'>) =>
    `this share is of set ${set}; the set here is ${here}`,
  'share.choose-again': 'choose the share file again',
  'share.of-other': ({ index, who }: Given<'who', 'index'>) => `this is share ${index}, of ${who}`,
  'share.too-few': ({ here, threshold, set }: Given<'set', 'here' | 'threshold'>) =>
    `${here} of the ${threshold} shares that are needed of set ${set}`,
  'share.once-more': ({ index, name }: Given<'name', 'index'>) =>
    `share ${index} once more: it is also in ${name}`,
  'share.none-given': 'no share was given',
  'share.several-sets': 'the shares are of several sets',
  'share.no-backup-key': ({ set }: Given<'set'>) =>
    `the shares do not give the backup key of set ${set}`,
  'share.encrypted-inside': 'it is encrypted once more inside',
  'share.no-file': ({ why }: Given<'why'>) => `this is no share file as it was written: ${why}`,
  'share.empty': 'there is no share in it',
  'share.other-field': ({ field }: Given<'field'>) =>
    `${field} in the share file is not that of the log`,
  'share.other-custodian': ({ index, wanted }: Given<never, 'index' | 'wanted'>) =>
    `this is share ${index}, of another custodian; share ${wanted} is read back now`,
  'share.bytes': ({ expected, bytes }: Given<never, 'expected' | 'bytes'>) =>
    `a share has ${expected} bytes, not ${bytes}`,
  'share.check-bytes': 'the check bytes of the share do not fit',
  'share.impossible': ({ threshold, total }: Given<never, 'threshold' | 'total'>) =>
    `a share cannot be of ${threshold} of ${total}`,
  'share.no-such': ({ index, total }: Given<never, 'index' | 'total'>) =>
    `there is no share ${index} of ${total}`,
  'share.forged-x': 'a share with x = 0 is forged',
  'share.version': ({ version, known }: Given<never, 'version' | 'known'>) =>
    `this share is of version ${version}; this release reads version ${known}`,
  'share.missing': 'shares are missing',
  'share.no-secret': 'the shares do not give the secret back',
  'share.needed': ({ shares, threshold }: Given<never, 'shares' | 'threshold'>) =>
    `${shares} shares, ${threshold} are needed`,
  'share.no-polynomial': 'the shares do not lie on one polynomial',
  'share.least-two': 'at least two shares are needed',
  'share.same-twice': 'the same share twice',
  'share.file-line': 'a share file is one line with its newline',
  'share.file-field': 'is not a field of a share file',
  'share.file-disagrees': 'disagrees with the share text',
  'share.file-text': 'must be 100 capitals without spaces',
  'share.file-json': 'a share file holds one JSON object',
  'share.file-version': 'is not share/1',
  'share.file-labels': 'must be a list of labels',
  'share.file-id': 'must be an id',
  'share.file-distinct': 'must be distinct labels',
  'share.file-size': 'a share file has at most 4096 bytes',
  'share.mixed-case': 'the share mixes capitals and small letters',
  'share.length': ({
    characters,
    groups,
    found,
  }: Given<never, 'characters' | 'groups' | 'found'>) =>
    `a share has ${characters} characters in ${groups} groups, this has ${found}`,
  'share.checksum': 'the checksum of the share does not hold',
  'share.too-long': 'this is too long to be a share',
  'share.bad-group': ({ group }: Given<never, 'group'>) =>
    `group ${group} of the share has a character that cannot stand there`,
  'share.bad-groups': ({ groups }: Given<'groups'>) =>
    `groups ${groups} of the share have a character that cannot stand there`,
  'share.can-correct': ({
    groups,
    then,
  }: {
    readonly groups: readonly number[]
    readonly then: Sentence
  }) =>
    `group${groups.length === 1 ? '' : 's'} ${groups.join(', ')} can be corrected: compare with the card, then ${then}`,
  'share.accept': 'accept the correction',
  'share.named-wrong': ({ name, why }: Given<'name' | 'why'>) => `${name}: ${why}`,
  'share.several-wrong': ({
    wrong,
    total,
    faults,
  }: Given<never, 'wrong' | 'total'> & { readonly faults: readonly Sentence[] }) =>
    `${wrong} of ${total} shares are wrong: ${faults.join('; ')}`,
  'share.add-option': ({ option }: Given<'option'>) => `add --${option}`,
  'share.raw-bytes': ({ expected, bytes }: Given<never, 'expected' | 'bytes'>) =>
    `a raw share has ${expected} bytes, not ${bytes}`,
  'share.set-digits': 'the set id of a share has 16 hex digits',
  'share.no-split': ({ threshold, total }: Given<never, 'threshold' | 'total'>) =>
    `cannot split ${threshold} of ${total}`,
}
