import type { Carrier, Method } from '../../ceremony/methods.ts'
import type { ThingView } from '../../ipc/views/destruction.ts'

const methods: Readonly<Record<Method, readonly [string, string]>> = {
  'cross-cut': ['Cross-cut shredder', 'Never strips.'],
  pulp: ['Pulped', ''],
  burn: ['Burnt', ''],
  'medium-destroyed': ['The medium is destroyed', 'Shredded, melted or burnt.'],
  'overwritten-destroyed': ['Overwritten, then destroyed', ''],
  overwritten: [
    'Overwritten, and the medium stays in use',
    'Weak: a flash medium keeps what it replaced. It stands on page one of the report.',
  ],
}

const carriers: Readonly<Record<Carrier, string>> = {
  card: 'Card, on paper',
  file: 'Share file',
  age: 'Encrypted share file',
}

const seals: Readonly<Record<NonNullable<ThingView['bag']>['seal'], readonly [string, string]>> = {
  whole: ['Whole', 'The number is on it, and nothing was opened.'],
  broken: ['Broken', 'Somebody may have copied the share. It stands in the report.'],
  none: ['There is no bag', ''],
}

const statuses: Readonly<Record<ThingView['status'], string>> = {
  open: 'open',
  started: 'being destroyed',
  destroyed: 'destroyed',
  missing: 'not produced',
}

const shareName = (index: number, copy: number) =>
  copy === 1 ? `Share ${index}` : `Share ${index}, hand-out ${copy}`

/** Words of the end of a share set: each thing is destroyed by one person and watched by another. */
export const destruction = {
  methods,
  carriers,
  seals,
  statuses,
  share: shareName,
  backup: (id: string) => `Backup copy ${id}`,
  holder: 'Custodian',
  medium: 'Medium',
  place: 'Place',
  receiptBag: 'Bag on the receipt',
  noReceipt: 'the receipt names none',
  secret: 'Type no character of the share. Only its heading is read.',

  bagLead: 'Read the number and the seal of the bag aloud before it is opened.',
  bagWho: 'Who looks on?',
  seal: 'The seal',
  bag: 'Number on the bag',
  needSeal: 'Say how the seal is.',
  needBag: 'Type the number on the bag.',
  bagGo: 'Sign for the bag',
  bagSeen: (bag: string, name: string) => `Bag ${bag}, examined by ${name}`,
  bagNone: (name: string) => `No bag: ${name} has signed for it`,
  bagOther: (told: string) => `The receipt says ${told}.`,
  bagBroken: 'The seal was broken.',

  startLead: 'First it is put on record. Then it is destroyed.',
  startHands: 'Who destroys it?',
  carrier: 'What the share lies on',
  method: 'How it is destroyed',
  set: 'Share set on it',
  setHint: '16 digits, from the heading of the card or the name of the file.',
  commitment: 'Commitment on it',
  commitmentHint: 'At least its first 16 digits. Leave it empty where none is written.',
  serial: 'Number or label of the medium',
  needMethod: 'Say how it is destroyed.',
  needCarrier: 'Say what the share lies on.',
  needSerial: 'Type the number or label of the medium.',
  startGo: 'Record it, then destroy it',

  nowTitle: 'Destroy it now',
  now: (name: string, method: string) => `${name}: ${method}.`,
  finishLead: 'Everybody watches. Sign when nothing of it is left.',
  finishGo: 'Sign that it is destroyed',
  failed: 'It did not work',
  failedLead: 'It then counts as exposed. An exception is needed before anything goes on.',
  failedReason: 'What happened',
  failedGo: 'Record that it did not work',

  missing: 'It cannot be produced',
  missingLead:
    'It is then recorded as not shown to be destroyed. The ceremony can be closed all the same.',
  missingWho: 'Who says so?',
  missingReason: 'Why, and where it was last',
  missingGo: 'Sign that it cannot be produced',
  needReason: 'Say what happened.',

  witnessLead: (name: string) => `${name} has signed. Somebody who looked on signs as well.`,
  witnessWho: 'Who looked on?',
  witnessGo: 'Sign as the witness',
  onlyWatched: [
    'Only who looked on from the beginning to the end signs. Wait for them.',
    'If they have left for good: raise an exception about the absence of each.',
    'It then stands without a witness. It does not count as shown to be destroyed.',
  ],
  watchersLeft: [
    'Everybody who looked on has left. Wait for them.',
    'If they do not come back: it did not work.',
  ],
  busy: 'Signing',

  list: 'What was to be destroyed',
  watched: (status: string, by: string, witness: string) =>
    `${status}: ${by}, watched by ${witness}`,
  unwitnessed: (status: string, by: string) => `${status}: ${by}. No witness has signed.`,
  before: 'Destroyed before, and counted in',
  beforeIn: (ceremony: string) => `in ceremony ${ceremony}`,
  beforePinned: 'its head pinned by the plan',
  shown: (gone: number, all: number) => `Shares shown to be destroyed: ${gone} of ${all}`,
  atLarge: (indexes: string) => `Not shown to be destroyed: share ${indexes}`,
  dead: (left: number, m: number) =>
    left === 0
      ? 'No share is left that the log knows of. The set cannot recover any more.'
      : `${left} of the shares are left, and ${m} recover. The set cannot recover any more.`,
  recovers: (left: number, m: number) =>
    `${left} of the shares are left, and ${m} recover. The set can still recover where a copy of the backup files is left.`,
  copiesGone: 'Every copy of the backup files that the plan names is shown to be destroyed.',
  copiesLeft: (ids: string) => `Backup copies that are not shown to be destroyed: ${ids}.`,
  unknown: 'A copy that nobody knows of cannot be excluded.',
  replaced: (set: string) => `Set ${set} has taken its place.`,
  ended: 'No set has taken its place: the keys end with it.',
}
