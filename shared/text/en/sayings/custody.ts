import type { Mode } from '../../../ceremony/plan.ts'
import type { Given } from '../../given.ts'

/** What the rules refuse of shares: how they are made, handed out, read back and known. */
export const custody = {
  'rule.no-release': 'no release was started',
  'rule.no-old-set': 'no share set was taken over',
  'rule.would-know': ({ known, who, threshold }: Given<'who', 'known' | 'threshold'>) =>
    `${known} shares of these keys would be known to ${who}, earlier ones included: any ${threshold} of the new set recover`,
  'rule.knows': ({ known, who, threshold }: Given<'who', 'known' | 'threshold'>) =>
    `${known} shares of these keys are known to ${who}, earlier ones included: any ${threshold} of the new set recover`,
  'rule.no-planned-key': ({ label }: Given<'label'>) => `the plan has no key ${label}`,
  'rule.planned-algorithm': ({ label, algorithm }: Given<'label' | 'algorithm'>) =>
    `the plan makes ${label} ${algorithm}`,
  'rule.key-exists': ({ label }: Given<'label'>) => `${label} exists already`,
  'rule.repeats-commitment': ({ label }: Given<'label'>) => `${label} repeats a commitment`,
  'rule.repeats-salt': ({ label }: Given<'label'>) => `${label} repeats a salt`,
  'rule.needs-kcv': 'needs a key check value and nothing else',
  'rule.needs-spki': 'needs a public key and nothing else',
  'rule.bad-public-key': ({ why }: Given<'why'>) => `has a bad public key: ${why}`,
  'rule.set-used': ({ set }: Given<'set'>) => `the set id ${set} was used already`,
  'rule.ungenerated': ({ labels }: Given<'labels'>) => `not generated yet: ${labels}`,
  'rule.set-unmarked': ({ set, mode }: Given<'set'> & { readonly mode: Mode }) =>
    `set ${set} is not marked as ${mode}`,
  'rule.other-threshold': 'threshold and number of shares are not those of the plan',
  'rule.dealt-otherwise': 'the shares are not dealt as the plan says',
  'rule.no-quorum': ({ intent }: Given<'intent'>) =>
    `under ${intent} no quorum has filled the vault`,
  'rule.did-not-generate': ({ intent, labels }: Given<'intent' | 'labels'>) =>
    `${intent} did not generate ${labels}`,
  'rule.proof-key-used': 'a proof key is in use already',
  'rule.one-commitment': 'two shares have one commitment',
  'rule.other-set': ({ set, other }: Given<'set' | 'other'>) =>
    `the share set of this ceremony is ${set}, not ${other}`,
  'rule.no-such-share': ({ set, index }: Given<'set', 'index'>) =>
    `set ${set} has no share ${index}`,
  'rule.received': ({ index }: Given<never, 'index'>) => `share ${index} has its receipt already`,
  'rule.item-other-release': ({ item, intent }: Given<'intent', 'item'>) =>
    `item ${item} of ${intent} is another release`,
  'rule.next-copy': ({ index, copy }: Given<never, 'index' | 'copy'>) =>
    `the next copy of share ${index} is ${copy}`,
  'rule.other-release': 'this is not the release that was started',
  'rule.release-unserved': ({ intent }: Given<'intent'>) => `${intent} did not serve this release`,
  'rule.readback-by-recorder': 'reading back is observed by the recorder',
  'rule.not-handed-out': ({ index }: Given<never, 'index'>) => `share ${index} was not handed out`,
  'rule.no-medium': 'the medium is not named',
  'rule.not-read-back': ({ index }: Given<never, 'index'>) => `share ${index} was not read back`,
  'rule.receipt-other': ({ index }: Given<never, 'index'>) =>
    `the receipt names another share ${index}`,
  'rule.proof-by-recorder': 'the proof is observed by the recorder',
  'rule.few-receipts': ({ receipts, threshold }: Given<never, 'receipts' | 'threshold'>) =>
    `${receipts} receipts; the proof needs at least ${threshold}`,
  'rule.no-receipt': ({ indexes }: Given<'indexes'>) => `no receipt for share ${indexes}`,
  'rule.proof-incomplete': 'the proof does not cover every key',
  'rule.effect-open': 'an effect has not ended',
  'rule.vault-empty': 'the vault is empty',
  'rule.backups-by-recorder': 'backups are observed by the recorder',
  'rule.no-key': ({ label }: Given<'label'>) => `there is no key ${label}`,
  'rule.backup-exists': ({ label }: Given<'label'>) => `${label} has its backup already`,
  'rule.superseded-by-recorder': 'the recorder notes a superseded set',
  'rule.other-old-set': ({ old, set }: Given<'old' | 'set'>) =>
    `the share set that was taken over is ${old}, not ${set}`,
  'rule.new-set-unproven': 'the new share set is not proven',
  'rule.superseded': ({ set }: Given<'set'>) => `set ${set} is superseded already`,
  'rule.voided-by-recorder': 'the recorder voids a set',
  'rule.set-before-superseded': 'the set before is superseded: this one stays valid',
  'rule.package-left': 'a package has left: the shares stay valid',
  'rule.other-indexes': 'the indexes handed out are others',
  'rule.lost-by-recorder': 'the recorder notes a lost key',
}
