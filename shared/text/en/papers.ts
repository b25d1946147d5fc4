import type { PaperKind, PaperStanding } from '../../documents/papers.ts'
import { plural } from '../plural.ts'

/** What people are told of a document before they open it. */
export interface PaperWords {
  readonly title: string
  readonly what: string
  readonly signs: string
  readonly when: string
  /** Why it cannot be had yet. */
  readonly later: string
}

const kinds: { readonly [kind in PaperKind]: PaperWords } = {
  'script-proposed': {
    title: 'Script to follow',
    what: 'Every step with its role, and room for time, initials and remarks.',
    signs: 'Everybody signs the list of people. The witness initials each step.',
    when: 'Before the ceremony, one for each person.',
    later: '',
  },
  'cards-blank': {
    title: 'Blank share cards',
    what: 'A card for each custodian, to copy their share onto by hand.',
    signs: 'Nobody. The custodian fills it in alone.',
    when: 'Before the ceremony, each card twice.',
    later: '',
  },
  slips: {
    title: 'Slips',
    what: 'The list of fingerprints for each person to take home, with room for the head.',
    signs: 'Nobody. Everybody compares it with the screen.',
    when: 'When everybody is enrolled. Again after the close, with the words of the head.',
    later: '',
  },
  script: {
    title: 'Executed script',
    what: 'Each step with the entries that record it, and what else happened.',
    signs: 'Nobody on paper. Its hash is in the signed log.',
    when: 'After the close, for whoever files the ceremony.',
    later: '',
  },
  report: {
    title: 'Report',
    what: 'How it ended, warnings first; people, keys, shares, packages, clocks and gates.',
    signs: 'Nobody on paper. The signed checkpoint names its hash.',
    when: 'After the close, for the auditor and the owner of the keys.',
    later: '',
  },
  custody: {
    title: 'Custody forms',
    what: 'One form for each share and each medium: bag, seal, place, who had it.',
    signs: 'Whoever hands over, and whoever takes over, each time.',
    when: 'After the close, when bags and media are put away.',
    later: 'After the shares are made.',
  },
  destruction: {
    title: 'Affidavits of destruction',
    what: 'One form for each card, file and copy that came to its end.',
    signs: 'Whoever destroyed it, and the witness who looked on.',
    when: 'After the close, while both are in the room.',
    later: 'After the evidence is admitted.',
  },
  audit: {
    title: 'Auditor’s pack',
    what: 'Each requirement of the standards, and the entries that speak to it.',
    signs: 'Nobody. It is a way into the log.',
    when: 'After the close, for the auditor.',
    later: '',
  },
  parts: {
    title: 'Who gets which part',
    what: 'Every file of the evidence: evidence part, custody part, and why.',
    signs: 'Nobody.',
    when: 'After the close, before the evidence is split for different people.',
    later: 'After everybody has signed the checkpoint.',
  },
}

const standings: { readonly [standing in PaperStanding]: string } = {
  ready: 'Ready',
  draft: 'Draft, not final',
  later: 'Not yet',
  withheld: 'Not now',
}

export const papers = {
  go: 'Documents',
  title: 'Documents',
  leads: {
    plan: 'What is printed before the ceremony. Read each page first.',
    ceremony: 'Everything of this ceremony that goes onto paper. None of it is secret.',
    bundle: 'The documents of the evidence that was verified just now. None of it is secret.',
  },
  shares:
    'A card with a share on it is never here: it is printed in its own step, with its custodian alone.',
  kinds,
  slipOf: (name: string) => `Slip of ${name}`,
  forWhom: 'For whom',
  what: 'What for',
  signs: 'Signs',
  when: 'Print',
  standing: 'State',
  standings,
  withheld: 'After two people have stated entry and head from their own paper.',
  read: 'Open',
  readThis: (title: string) => `Open ${title}`,
  none: 'Nothing to show yet',
  noneHint: 'Enrol the people and follow the script. Documents appear as they come about.',
  all: 'All documents',
  pages: (title: string) => `Pages of ${title}`,
  laying: 'Laying out the pages',
  page: (page: number, of: number) => `Page ${page} of ${of}`,
  previous: 'Previous page',
  next: 'Next page',
  smaller: 'Smaller',
  larger: 'Larger',
  whole: 'Whole page',
  wide: 'Full width',
  percent: (percent: number) => `${percent} %`,
  view: 'View',
  turn: 'Turn the pages',
  keys: 'Arrows left and right turn the pages. Plus and minus change the size, 0 shows a whole page.',
  size: 'Paper',
  print: 'Print',
  printing: 'Waiting for the printer',
  printed: (count: number) =>
    `It went to the printer: ${plural(count, 'page', 'pages')}. Count them, and take every one.`,
  cancelled: 'nothing was printed, because the dialog was closed',
  cancelledHint: 'Press Print again, or save the document on the medium.',
  save: 'Save as PDF on the medium',
  saving: 'Writing and reading back',
  saved: (file: string, folder: string) =>
    `Written and read back: ${file} in ${folder}. Take the medium out properly.`,
  draftNote: 'Every page says that it is a draft. Print it again after the close.',
}
