type Expected = 'production' | 'closed' | 'anchored'
import type { Given, Sentences } from '../../given.ts'

export const verify = {
  'verify.no-key': ({ who }: Given<'who'>) => `${who} has no key`,
  'verify.foreign-key': ({ who, owner }: Given<'who' | 'owner'>) =>
    `the signature of ${who} is not by the key of ${owner}`,
  'verify.receipt-unsigned': ({ index }: Given<never, 'index'>) =>
    `the receipt is not signed by the proof key of share ${index}`,
  'verify.challenge-unsigned': ({ whose }: Sentences<'whose'>) =>
    `the challenge of the drill is not signed by ${whose}`,
  'verify.recovery-key': 'the recovery key',
  'verify.proof-key': ({ index }: Given<never, 'index'>) => `the proof key of share ${index}`,
  'verify.checkpoint-malformed': 'the checkpoint is malformed',
  'verify.checkpoint-too-many': ({ most }: Given<never, 'most'>) =>
    `the checkpoint counts more than ${most} entries`,
  'verify.checkpoint-not-canonical': 'the checkpoint is not in canonical form',
  'verify.checkpoint-base64': 'the tree hash of the checkpoint is not base64',
  'verify.only-on-paper': ({ who }: Given<'who'>) => `${who} is on the paper list, not in the log`,
  'verify.other-on-paper': ({ who }: Given<'who'>) =>
    `the key of ${who} in the log is not the one on the paper list`,
  'verify.only-in-log': ({ who }: Given<'who'>) => `${who} is in the log, not on the paper list`,
  'verify.other-head': 'the head on paper is not the head of this bundle',
  'verify.unmet': ({ expected }: { readonly expected: Expected }) =>
    `this bundle is not ${expected}, which was expected`,
  'verify.number': ({ entry, number }: Given<never, 'entry' | 'number'>) =>
    `entry ${entry} carries the number ${number}`,
  'verify.not-chained': ({ entry }: Given<never, 'entry'>) =>
    `entry ${entry} does not follow the entry before it`,
  'verify.foreign-entry': ({ entry }: Given<never, 'entry'>) =>
    `entry ${entry} belongs to another ceremony`,
  'verify.log-empty': 'log.jsonl is empty',
  'verify.log-unreadable': ({ where, why }: Given<'where' | 'why'>) => `log.jsonl${where}: ${why}`,
  'verify.at-entry': ({ entry, why }: Given<'why', 'entry'>) => `entry ${entry}: ${why}`,
  'verify.no-recorder': 'entry 0 names no recorder key',
  'verify.first-entry': ({ why }: Given<'why'>) => `entry 0: ${why}`,
  'verify.unrecorded': ({ entry }: Given<never, 'entry'>) =>
    `entry ${entry} is not signed by the recorder`,
  'verify.signature-lines': ({ lines, entries }: Given<never, 'lines' | 'entries'>) =>
    `log.sigs has ${lines} lines for ${entries} entries`,
  'verify.other-folder':
    'this folder holds no bundle: choose the one with log.jsonl and checkpoint in it',
  'verify.strays': ({ names }: Given<'names'>) => `these do not belong to the bundle: ${names}`,
  'verify.renamed': ({ path, name }: Given<'path' | 'name'>) =>
    `${path} is ${name} of this bundle, under another name: copy the folder, and give it its name again in the copy`,
  'verify.stray': ({ path }: Given<'path'>) => `${path} does not belong to the bundle`,
  'verify.other-size': ({ path, bytes, listed }: Given<'path', 'bytes' | 'listed'>) =>
    `${path} has ${bytes} bytes, the log says ${listed}`,
  'verify.other-file': ({ path }: Given<'path'>) => `${path} is not the file that the log lists`,
  'verify.no-file': ({ path }: Given<'path'>) => `${path} is a link or no regular file`,
  'verify.case-twins': ({ names }: Given<'names'>) => `these names differ only in case: ${names}`,
  'verify.missing': ({ path }: Given<'path'>) => `${path} is missing`,
  'verify.empty': ({ path }: Given<'path'>) => `${path} is empty`,
  'verify.too-many-files': ({ most }: Given<never, 'most'>) => `holds more than ${most} files`,
  'verify.manifest-key': 'the manifest names another key',
  'verify.manifest-ceremony': 'the manifest names another ceremony',
  'verify.entry-refused': ({ entry, type, why }: Given<'type' | 'why', 'entry'>) =>
    `entry ${entry} (${type}): ${why}`,
  'verify.checkpoint-ceremony': 'the checkpoint is of another ceremony',
  'verify.checkpoint-count': ({ counted, entries }: Given<never, 'counted' | 'entries'>) =>
    `the checkpoint counts ${counted} entries, the log has ${entries}`,
  'verify.checkpoint-root': 'the Merkle root of the checkpoint is not that of the log',
  'verify.checkpoint-mode': 'the checkpoint is of another mode',
  'verify.checkpoint-plan': 'the checkpoint is of another plan',
  'verify.sealed-file': ({ path }: Given<'path'>) =>
    `${path} is not the file that the checkpoint names`,
  'verify.unsealed': ({ who }: Given<'who'>) => `${who} has not signed the checkpoint`,
  'verify.seal-wrong': ({ who }: Given<'who'>) =>
    `the signature of ${who} over the checkpoint does not hold`,
  'verify.derived': ({ path }: Given<'path'>) => `${path} is not what the log gives`,
  'verify.log-too-large': 'the log is larger than 64 MiB',
  'verify.unfinished': 'the last line is unfinished',
  'verify.too-many-lines': ({ most }: Given<never, 'most'>) => `more than ${most} lines`,
  'verify.line-too-large': 'a line is larger than 4 MiB',
  'verify.other-plan': 'plan.json is not the plan of entry 0',
  'verify.plan-without-hash': ({ path }: Given<'path'>) =>
    `plan.json names ${path} without its hash`,
  'verify.other-input': ({ path }: Given<'path'>) => `${path} is not the file that the plan names`,
  'verify.plan-not-canonical': 'plan.json is not canonical',
  'verify.no-end': 'the log has no end: the ceremony was not closed',
  'verify.unknown-event': ({ entry, type, version }: Given<'type', 'entry' | 'version'>) =>
    `entry ${entry} is of type ${type} version ${version}, which this release does not know`,
  'verify.no-bundle': ({ check, why }: Given<'check' | 'why'>) =>
    `the bundle does not verify (${check}): ${why}`,
}
