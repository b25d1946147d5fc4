/** The auditor's pack, but for the requirements themselves. */
export const audit = {
  kind: 'Auditor’s pack',
  lead: 'Where to look in this log for what common standards ask of a key ceremony.',
  noHsm: 'A laptop is not an HSM, and not a secure cryptographic device in the sense of PCI.',
  noHsmText: 'Whoever controlled the laptop could have seen every key.',
  noClaim: 'This pack claims no compliance.',
  noClaimText:
    'It names entries. Whether they are enough is the judgement of an auditor, with the text of the standard at hand. The wording of the requirements here is ours.',
  rehearsal: 'This was a rehearsal on test keys.',
  rehearsalText: 'It is no evidence of production.',
  facts: {
    ceremony: 'Ceremony',
    entries: 'Entries',
    outcome: 'Outcome',
    silent: 'No evidence in this log',
  },
  notEnded: 'not ended',
  silentNone: 'for none of them',
  beforeTitle: 'Before you begin',
  before: [
    'Verify the bundle first, with the paper list and the head that a participant kept: claviger verify BUNDLE --signers FILE --head HEX --expect production,closed,anchored.',
    'Entries are lines of log.jsonl, counted from 0. The report shows the exceptions, and who disagreed.',
    'An entry without a signature of a person is the word of the program alone.',
  ],
  columns: ['Requirement', 'Evidence in this log'],
  noEvidence: 'No evidence in this log.',
  check: 'How to check',
  beyond: 'Not in the log',
}
