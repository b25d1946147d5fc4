import type { Subject } from '../../ipc/arguments.ts'

/** What an exception can be about. What there is one of is named instead of a note. */
const exceptionKinds: Record<Subject['kind'], { label: string; note?: string }> = {
  exposure: { label: 'Started and never finished' },
  package: { label: 'A package that is not made' },
  note: { label: 'A note', note: 'It changes nothing in the rules.' },
  step: { label: 'A step of the script', note: 'It is left out, or done again.' },
  receipt: { label: 'A share without a receipt' },
  absence: { label: 'Somebody is absent', note: 'The ceremony goes on without them.' },
  gate: { label: 'A gate that is not open', note: 'It is waived as it was read.' },
  enrolment: { label: 'A new key for somebody', note: 'They forgot their passphrase.' },
  ending: { label: 'Ending now', note: 'After packages have left.' },
}

export const exceptions = {
  title: 'Exceptions',
  lead: 'An exception says what was expected, what happened and what was decided. One person raises it, at least two others co-sign.',
  raise: 'Raise an exception',
  about: 'What is it about?',
  seen: 'Who else may have seen it',
  seenHint:
    'The custodian counts as knowing it in any case. Whoever is chosen here counts, too, as knowing that share for as long as these keys live.',
  which: 'Which one?',
  chooseWhich: 'choose what it is about',
  kinds: exceptionKinds,
  exposure: (what: string, entry: number) => `${what}, entry ${entry}`,
  share: (index: number, name: string) => `Share ${index}, ${name}`,
  gate: (name: string, evidence: string) => `${name}: ${evidence}`,
  step: (number: number, name: string, again: boolean) =>
    `Step ${number}: ${name}${again ? ', done again' : ', left out'}`,
  expected: 'What was expected',
  happened: 'What happened',
  decided: 'What was decided',
  fill: 'say what was expected, what happened and what was decided',
  go: 'Sign and raise',
  busy: 'Signing',
  open: 'Recorded exceptions',
  none: 'No exception has been raised.',
  raisedBy: (name: string, entry: number) => `Raised by ${name}, entry ${entry}`,
  cosigned: (names: string) => `Co-signed by ${names}`,
  effective: 'In force',
  needsCosign: 'Needs co-signatures of two others',
  cosign: 'Co-sign',
  cosignThis: (entry: number) => `Co-sign the exception of entry ${entry}`,
}

export const abort = {
  title: 'Abort the ceremony',
  lead: 'Anybody enrolled can stop at any time. The vault is wiped and the share set is void. This cannot be undone.',
  destroyed:
    'Everything stops. What was destroyed stays destroyed, and the log says so. The shares that are left still count.',
  kept: 'Everything stops. The vault is wiped. The shares stay valid: they belong to the ceremony that made them.',
  oldStays:
    'Everything stops. The vault is wiped. The old set stays the one that counts. New shares that were handed out are void: they are collected and destroyed.',
  newStays:
    'Everything stops. The vault is wiped. The new set was proven and stays valid. The old one stays superseded.',
  left: 'A package or a key has already left. The ceremony ends as terminated: the shares stay valid, and what left is listed. First raise an exception about ending and have two others co-sign it.',
  reason: 'Reason',
  reasonMissing: 'give the reason',
  passphrase: 'Passphrase, if you can give it',
  passphraseHint: 'With it your abort is signed. Without it the log notes that you asked.',
  go: 'Abort now',
  busy: 'Aborting',
  keep: 'Do not abort',
}

export const resume = {
  title: 'Resume the ceremony',
  lead: 'Two people state the last entry and running head that they noted on paper. The screen does not show them.',
  stated: (count: number) => `${count} of 2 have stated`,
  by: 'Stated by',
  entry: 'Last entry you noted',
  head: 'Running head you noted',
  headHint: '64 hex digits. Spaces do not count.',
  go: 'Sign this statement',
  busy: 'Signing',
  entryMissing: 'type the number of the entry',
  headMissing: 'type the running head: 64 hex digits',
  fork: 'A head that differs means that there are two logs. Stop, and keep both.',
}
