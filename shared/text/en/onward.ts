import type { ExportView } from '../../ipc/views/key.ts'

const status: Record<ExportView['status'], string> = {
  planned: 'not written yet',
  started: 'started, not finished',
  finished: 'in the file',
  failed: 'failed: it counts as exposed',
}

/** Words of the last resort: key material in a file. */
export const exports = {
  title: 'Key material for a file',
  lead: 'Whoever holds such a file holds the key. It is not encrypted.',
  choose: 'When you declare, choose the folder on the medium that takes the files.',
  status,
  goOnLead: (done: number, total: number) =>
    `${done} of ${total} files are written. Only the others are written now.`,
  goes: (file: string, folder: string) => `${file} in ${folder}`,
}

/** Words of the decision with which a recovery ends. */
export const rotation = {
  lead: 'Shares were brought together and the keys were in memory. Decide for each key, and say why.',
  rule: 'A key that may have been seen is replaced as soon as possible.',
  ofKey: (label: string) => `Key ${label}`,
  rotate: 'Replace it',
  keep: 'Keep it',
  by: (label: string) => `Replace ${label} by`,
  byHint: 'The day, as 2027-03-31.',
  reason: (label: string) => `Reason for ${label}`,
  needChoice: (label: string) => `Choose for ${label}: replace it or keep it.`,
  needDay: (label: string) => `Type the day for ${label}, as 2027-03-31.`,
  needReason: (label: string) => `Type the reason for ${label}.`,
  go: 'Sign the decision',
  busy: 'Signing',
}

/** Words of a drill: a quorum proves that it can recover, and shows nothing. */
export const drill = {
  title: 'Answer the challenge',
  lead: 'The shares are in memory. They open every backup there, each key is checked, and the quorum signs the challenge. No key and no share is shown or written. Then the memory is overwritten.',
  challenge: 'Challenge of the auditor',
  hint: '64 hex digits that the auditor chose and nobody here knew before. Spaces do not count.',
  load: 'Or take it from a file',
  none: 'Nobody gave one',
  noneHint: 'The program then chooses. Such an answer does not show when it was made.',
  need: 'Type the challenge, or say that nobody gave one.',
  unreadable: 'This file holds no challenge.',
  go: 'Prove and sign',
  busy: 'Opening every backup and signing',
  shown: 'What this drill has shown',
  took: (names: string) => `Took part: ${names}`,
  missed: (names: string) => `Not shown by this drill: ${names}`,
  selfIssued: 'Nobody outside chose the challenge.',
}
