import type { Given } from '../../given.ts'

export const store = {
  'store.elsewhere': 'it is opened elsewhere',
  'store.damaged': 'the file is damaged',
  'store.schema': ({ version, known }: Given<never, 'version' | 'known'>) =>
    `schema version ${version}, this program knows ${known}`,
  'store.tables': 'tables or triggers were changed',
  'store.hash': 'it does not have its hash',
  'store.number': ({ number }: Given<never, 'number'>) => `it says number ${number}`,
  'store.unchained': 'it does not follow the entry before',
  'store.foreign': 'it is of another ceremony',
  'store.missing-entry': ({ entry }: Given<never, 'entry'>) => `entry ${entry} is missing`,
  'store.no-ceremony': 'not a ceremony file',
  'store.key-record': 'the record of the key is malformed',
  'store.recorder-key': 'the recorder key at rest is not that of the log',
  'store.recorder-locked': 'the recorder key is locked',
  'store.no-entry': ({ entry }: Given<never, 'entry'>) => `the log has no entry ${entry}`,
  'store.no-plan': 'the plan is missing',
  'store.empty-log': 'the log is empty',
  'store.no-backup': ({ label }: Given<'label'>) =>
    `the backup of ${label} is missing from this file`,
}
