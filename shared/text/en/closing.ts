export const attest = {
  lead: (name: string) => `${name}, say whether the log tells what happened in this room.`,
  verdict: 'Your statement',
  agree: 'I agree',
  agreeHint: 'The log tells what I saw.',
  disagree: 'I do not agree',
  disagreeHint: 'Say in the remarks what differs. The ceremony can still be closed.',
  remarks: 'Remarks',
  remarksHint: 'Recorded word for word, under your name.',
  choose: 'choose one of the two',
  explain: 'say what you do not agree with',
  go: 'Sign the statement',
  busy: 'Signing',
  given: 'Given so far',
  against: (count: number) =>
    count === 1 ? 'One person does not agree' : `${count} people do not agree`,
  againstHint: 'It stands in the log and on page one of the report.',
  verdicts: { agree: 'agrees', disagree: 'does not agree' },
}

export const seal = {
  head: 'Head of this ceremony',
  lead: 'Everybody copies these 32 words by hand. One person reads them aloud.',
  hex: 'The same in hex',
  signs: (name: string) => `${name}, sign the checkpoint when your copy is complete.`,
  go: 'Sign the checkpoint',
  busy: 'Signing',
  waiting: 'still to sign',
  progress: (count: number, all: number) => `${count} of ${all} have signed`,
}

export const deliver = {
  lead: 'Write the evidence to two media. Each copy is read back and checked.',
  folder: (number: number) => `Copy ${number}`,
  written: 'written and read back',
  notYet: 'not written yet',
  go: (done: number): string => (done === 0 ? 'Choose the first folder' : 'Choose another folder'),
  busy: 'Writing and reading back',
}

export const end = {
  closed: 'The ceremony is closed',
  aborted: 'The ceremony was aborted',
  terminated: 'The ceremony was terminated',
  closedLead: 'The log is sealed and signed. The signing keys are deleted.',
  abortedLead:
    'The vault was wiped. Shares handed out are void: collect them and destroy them before witnesses.',
  terminatedLead:
    'Packages have left. The shares stay valid. Decide about each package that left, and have the decision co-signed.',
  voided: 'Void shares, to be collected and destroyed',
  left: 'Packages that left',
  nothingOut: 'No share was handed out, and no package has left.',
  keptLead:
    'The vault was wiped. The shares stay valid: they belong to the ceremony that made them. Each custodian seals and keeps their own.',
  keptThen: [
    'Each custodian puts the share into a new bag. Seal it before witnesses.',
    'Each custodian takes home their own share. Destroy no share.',
    'Switch the machine off.',
  ],
  halfLead:
    'What was destroyed stays destroyed. Everything else is as it was: the shares that are left still count.',
  halfThen: [
    'Each custodian whose share is left puts it into a new bag. Seal it before witnesses.',
    'Name a date for the rest.',
    'Switch the machine off.',
  ],
  oldStaysLead:
    'The vault was wiped. The old set is the one that counts. New shares that were handed out are void.',
  oldStaysThen: [
    'Collect every new share that was handed out. Destroy it before witnesses.',
    'Each custodian of the old set puts the share into a new bag. Seal it before witnesses. Destroy none of them.',
    'Switch the machine off.',
  ],
  newStaysLead:
    'The vault was wiped. The new set was proven: it counts, and its custodians keep their shares. The old set is superseded.',
  supersededThen: [
    'Destroy the old cards and share files before witnesses.',
    'Old shares with an old backup file still open the keys. Destroy every copy of the old backup files, on media and in data folders.',
  ],
  note: 'Note on your paper',
  headWords: 'Head in words',
  headHex: 'Head in hex',
  signed: 'Signed by',
  unsigned: 'Signed by the recorder alone',
  copies: 'Evidence written to',
  noCopies: 'The evidence has not been written yet.',
  again: 'Write the evidence',
  before: 'Before you leave the room',
  closedThen: [
    'Everybody takes home: the slip, the head, the list of fingerprints.',
    'Evidence and custody parts go to different people.',
    'Switch the machine off.',
  ],
  abortedThen: [
    'Collect every share that was handed out.',
    'Destroy the shares before witnesses.',
    'Switch the machine off.',
  ],
  print: 'Print this page',
  documents: 'Save the documents',
  saving: 'Writing the documents',
  saved: (count: number, folder: string) => `${count} documents are in ${folder}`,
  leave: 'Leave the ceremony',
}
