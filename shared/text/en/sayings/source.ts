import type { BackupFault } from '../../../ipc/views/coverage.ts'
import type { Given } from '../../given.ts'
import { findings } from '../findings.ts'

export const source = {
  'source.twice': ({ ceremony }: Given<'ceremony'>) =>
    `the evidence of ceremony ${ceremony} is given twice`,
  'source.no-keys': ({ ceremony }: Given<'ceremony'>) =>
    `ceremony ${ceremony} has none of these keys`,
  'source.other-shares': ({ ceremony, set }: Given<'ceremony' | 'set'>) =>
    `ceremony ${ceremony} tells of other shares of set ${set} than this evidence`,
  'source.not-chosen': ({ ceremony }: Given<'ceremony'>) =>
    `the evidence of ceremony ${ceremony} was not chosen yet`,
  'source.chosen-meanwhile': 'other evidence was chosen meanwhile',
  'source.choose-first': 'choose the evidence first',
  'source.no-key': 'the log names no key that exists',
  'source.other-backup': ({ path }: Given<'path'>) =>
    `${path} is not the backup that the log names`,
  'source.backup-key': ({ label }: Given<'label'>) =>
    `the backup of ${label} is not the key of the log`,
  'source.closed': ({ labels }: Given<'labels'>) =>
    `these shares give the right backup key, and it does not open the backup of ${labels}`,
  'source.aborted': 'that ceremony was aborted: its shares open nothing',
  'source.none': 'the plan continues no ceremony',
  'source.other': ({ ceremony, planned }: Given<'ceremony' | 'planned'>) =>
    `this is the evidence of ceremony ${ceremony}, the plan continues ${planned}`,
  'source.other-checkpoint': 'the checkpoint of this bundle is not the one that the plan continues',
  'source.no-backup': ({ label }: Given<'label'>) => `that ceremony has no backup of ${label}`,
  'source.backup-other-key': ({ label }: Given<'label'>) =>
    `the backup of ${label} holds another key`,
  'source.no-backup-of': ({ label }: Given<'label'>) => `there is no backup of ${label}`,
  'source.no-own-set': ({ ceremony }: Given<'ceremony'>) =>
    `this ceremony made no share set: use the evidence of ceremony ${ceremony}`,
  'source.no-set': 'no share set of that ceremony counts',
  'source.of-destruction': ({
    destroyed,
    total,
    set,
    left,
    threshold,
    ceremony,
  }: Given<'set' | 'ceremony', 'destroyed' | 'total' | 'left' | 'threshold'>) =>
    `this is the evidence of a destruction: ${destroyed} of ${total} shares of set ${set} are shown to be destroyed, ${left} are left, and ${threshold} recover. The shares themselves are judged by the evidence of ceremony ${ceremony}, with this one as a later bundle`,
  'source.superseded-by': ({ set, by, ceremony }: Given<'set' | 'by' | 'ceremony'>) =>
    `set ${set} is a superseded set: set ${by} of ceremony ${ceremony} has replaced it`,
  'source.reshare-damaged': ({ labels }: Given<'labels'>) =>
    `a reshare needs every backup, and in this copy the backup of ${labels} is damaged or missing: use another copy; where there is none, recover the other keys first`,
  'source.no-backup-key': ({ set }: Given<'set'>) =>
    `the shares do not give the backup key of set ${set}`,
  'source.none-damaged': ({ label }: Given<'label'>) =>
    `no backup of ${label} is damaged; damaged in this copy: none`,
  'source.not-damaged': ({ label, labels }: Given<'label' | 'labels'>) =>
    `no backup of ${label} is damaged; damaged in this copy: ${labels}`,
  'source.not-given-up': ({ labels }: Given<'labels'>) =>
    `damaged or missing in this copy, and not named as given up: the backup of ${labels}`,
  'source.fault': ({ fault }: { readonly fault: BackupFault }) => findings.faults[fault],
}
