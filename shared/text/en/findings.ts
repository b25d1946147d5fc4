import type { BackupFault } from '../../ipc/views/coverage.ts'

/** What is wrong with a backup that does not open. */
const faults: Readonly<Record<BackupFault, string>> = {
  missing: 'the file is missing in this copy',
  unreadable: 'the file cannot be read in this copy',
  altered: 'the file in this copy is not the one that the log lists',
  unwrap: 'the file is the one that the log lists, and the backup key does not unwrap it',
  check: 'it unwraps, and holds another key than the log names',
}

/** Words of backups that do not open: damaged in a copy, or found so by a quorum. */
export const findings = {
  faults,
  title: (count: number) =>
    count === 1 ? 'This backup does not open' : `${count} backups do not open`,
  one: (label: string, fault: string) => `${label}: ${fault}.`,
  damaged: (count: number) =>
    count === 1 ? '1 backup is damaged in this copy' : `${count} backups are damaged in this copy`,
  sound: 'Every other check of this copy holds: log, signatures, documents and the other backups.',
  other: 'First look for another copy of the evidence. A copy without damage loses nothing.',
  can: 'Can be recovered',
  cannot: 'Cannot be recovered from this copy',
  opens: 'Will be opened',
  notOpened: 'Cannot be opened from this copy',
  choose: 'Go on without these keys',
  chooseLead:
    'Tick each key that is given up this time. Those who approve the beginning and the recovery sign for it by name.',
  chooseDrill:
    'Tick each key whose backup cannot be tried. The drill records it as a finding, and proves nothing of it.',
  giveUp: (label: string) => `Go on without ${label}`,
  needEach: (labels: string) => `Not ticked yet: ${labels}.`,
  go: 'Go on without them',
  going: 'Verifying the evidence',
  accepted: (labels: string) => `Given up in this ceremony: ${labels}.`,
  notRecovered: (count: number) =>
    `${count === 1 ? 'This key is' : 'These keys are'} not recovered in this ceremony.`,
  neverProof: (count: number) =>
    `This ceremony is no proof for ${count === 1 ? 'this key' : 'these keys'}.`,
  now: 'What to do now',
  steps: [
    'Look for other copies of the backup file and of the evidence. Try them while the shares are here.',
    'If a good copy turns up, hold this ceremony again with it.',
    'If the key still exists where it is used, wrap or reshare it anew at once.',
    'If there is no other copy, treat the key as one without a backup, and replace it.',
  ],
}
