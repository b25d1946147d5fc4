/** The forms of the chain of custody. */
export const custody = {
  kind: 'Custody forms',
  lead: 'One form for each share and each medium. It goes with the thing it describes. It holds nothing secret.',
  /** PCI PIN 9-2: tamper evidence is examined before anything is opened. */
  rules: [
    'Examine the bag before it changes hands or is opened: serial number, seal, edges. Broken or another number: stop, and report it the same day.',
    'Each change of hands is one line: who gave, who took, when, why. Both sign.',
    'A bag that was opened is never closed again. Take a new one, and write its serial number here.',
    'Once a year, or after a doubt, the custodian proves that the share is intact: claviger share prove.',
  ],
  /** What those are told who keep anything of a set that was superseded. */
  oldSet: (set: string) => [
    `Set ${set} is superseded. Bring its cards and share files back to be destroyed.`,
    'Old shares with an old backup file still open the keys. Every copy of the old backup files must be destroyed.',
  ],
  noSet: 'No share set counts: there is no share to keep.',
  allShares: 'All shares',
  recover: (threshold: number, total: number) =>
    `Any ${threshold} of ${total} shares recover every key of this set.`,
  set: 'Set',
  columns: ['Share', 'Holder', 'Medium', 'Bag', 'Handed over, initials'],
  share: (index: number, total: number) => `Share ${index} of ${total}`,
  holderIs: 'Holder:',
  facts: {
    ceremony: 'Ceremony',
    set: 'Share set',
    commitment: 'Commitment',
    receipt: 'Receipt',
    holder: 'Kept by',
    medium: 'Medium',
    mediumLabel: 'Medium, label, colour',
    serial: 'Serial number',
    bag: 'Bag, serial number',
    seal: 'Seal, serial number',
    readBack: 'Read back by, date',
    sealed: 'Sealed by, date',
    place: 'Where it is kept',
  },
  receiptBefore: (ceremony: string) => `in the log of ceremony ${ceremony}`,
  receiptSigned: 'signed in the log',
  receiptNone: 'none in the log',
  checks: 'Health checks',
  checkColumns: ['Date', 'Result', 'Challenge by', 'Signature'],
  part: { evidence: 'Evidence', custody: 'Custody' },
  medium: (part: string, copy: number) => `${part} part, copy ${copy}`,
  hands: 'From hand to hand',
  handColumns: ['Date, UTC', 'From, signature', 'To, signature', 'Reason', 'Bag and seal whole'],
}
