import { METHOD_TABLE, type Method } from '../../../ceremony/methods.ts'

const methods = Object.fromEntries(
  Object.entries(METHOD_TABLE).map(([method, { words }]) => [method, words]),
) as { readonly [method in Method]: string }

/** What the papers say of the end of a share set. */
export const ending = {
  title: 'The end of the share set',
  lead: 'One person destroyed each thing, another one looked on, and both signed. What stands here is what people signed for. A copy that nobody knows of cannot be excluded.',
  set: 'Share set',
  successor: 'What took its place',
  replaced: (set: string, ceremony: string) => `set ${set} of ceremony ${ceremony}`,
  none: 'nothing: the keys end with it',
  shown: 'Shares shown to be destroyed',
  shownOf: (gone: number, all: number) => `${gone} of ${all}`,
  before: 'Destroyed before, and counted in',
  beforeOf: (things: string, ceremony: string, head: string) =>
    `${things}: in ceremony ${ceremony}, head ${head}`,
  pinned: (head: string) => `${head}, pinned by the plan`,
  noHead: 'not presented',
  left: 'Shares not shown to be destroyed',
  copiesLeft: 'Backup copies not shown to be destroyed',
  nothingLeft: 'none',
  numbered: (index: number) => `no. ${index}`,
  verdict: 'What the set can still do',
  dead: (left: number, m: number) =>
    `It can recover no more: ${left} of its shares ${left === 1 ? 'is' : 'are'} left, as far as the log tells, and it takes ${m}.`,
  recovers: (left: number, m: number) =>
    `It can still recover: ${left} of its shares are left, and it takes ${m}, wherever a copy of the backup files is left.`,
  columns: ['Thing', 'Result', 'By, and who looked on'],
  share: (index: number, name: string, copy: number) =>
    `Share ${index} (${name})${copy === 1 ? '' : `, hand-out ${copy}`}`,
  copy: (id: string) => `Backup copy ${id}`,
  methods,
  results: {
    open: 'not accounted for',
    started: 'started, no end',
    destroyed: 'destroyed',
    missing: 'not produced: not shown to be destroyed',
  },
  noWitness: 'nobody signed as witness',
  watched: (by: string, witness: string) => `${by}; ${witness} looked on`,
  saidMissing: (by: string, witness: string) => `${by} said so; ${witness} signed as witness`,
  method: 'How',
  reason: 'Why',
  medium: 'Medium',
  place: 'Place',
  read: 'Stood on it',
  readOf: (set: string, commitment: string) => `set ${set}, commitment ${commitment}`,
  noCommitment: 'none written',
  serial: 'Number or label',
  bag: 'Bag before it was opened',
  bagOf: (bag: string, seal: string) => `${bag}, seal ${seal}`,
  seals: { whole: 'whole', broken: 'BROKEN', none: 'none' },
  noBag: 'there was none',
  bagBefore: 'Bag on the receipt',
  entry: 'Entry',

  recoversTitle: 'The share set can still recover',
  partTitle: 'Not everything is shown to be destroyed',
  partText: (shares: string, copies: string) => `Shares: ${shares}. Backup copies: ${copies}.`,
  beforeTitle: 'A part was destroyed before',
  beforeText: (what: string) =>
    `It counts because earlier evidence says so, for which no paper was asked. Compare its head with paper. ${what}.`,
  beforePinned: (what: string) =>
    `It counts because earlier evidence says so. The plan that people approved pins its head. ${what}.`,
  unwitnessedTitle: 'Destroyed, and no witness has signed',
  unwitnessedText: (names: string) =>
    `Everybody who looked on has left, and exceptions excuse them. It does not count as shown to be destroyed: ${names}.`,
  bagTitle: 'Bags were not as on the receipts',
  bagText: (names: string) =>
    `Somebody may have copied the share before it was destroyed: ${names}.`,
  weakTitle: 'Media were overwritten and stay in use',
  weakText: (names: string) =>
    `A flash medium keeps what it replaced, so overwriting shows little: ${names}.`,
  unmarkedTitle: 'No commitment stood on what was destroyed',
  unmarkedText: (names: string) => `Known by set and number alone: ${names}.`,
  endedTitle: 'The keys end with this share set',
  endedText: (labels: string) => `No set has taken its place. Nobody recovers ${labels} from it.`,
  summary: (gone: number, all: number, copies: number, allCopies: number) =>
    `${gone} of ${all} shares and ${copies} of ${allCopies} backup copies are shown to be destroyed.`,
  shortDead: 'As far as the log tells, the set can recover no more.',
  shortRecovers: 'The set can still recover.',

  affidavit: {
    kind: 'Affidavits of destruction',
    lead: 'One form for each thing. It repeats what stands in the log. Those who did it and those who looked on sign it with a pen.',
    page: (thing: string) => `Destruction of ${thing}`,
    declare:
      'I declare that the thing named here was destroyed before my eyes as described, and that nothing of it was kept.',
    declareMissing:
      'I declare that the thing named here was not produced. It is not shown to be destroyed.',
    all: 'Every thing',
    did: 'Who destroyed it',
    looked: 'Who looked on',
    saidMissing: 'Who said that it is missing',
    witness: 'Witness',
    columns: ['Name', 'Date', 'Signature'],
    residue: 'What became of the residue',
  },
}
