import type { Role } from '../ceremony/roles.ts'

/** What is done and noted on paper alone: the program does not see it and does not record it. */
export interface PaperRow {
  readonly number: string
  readonly role: Role | 'everybody'
  readonly instruction: string
  readonly expected: string
}

/** Before step 1. PCI PIN 9-2: tamper evidence before opening; 13-9.2: two people or nobody. */
export const BEFORE: readonly PaperRow[] = [
  {
    number: 'P1',
    role: 'everybody',
    instruction: 'Sign the list of people. Show your identity document to the witness.',
    expected: 'Every name is signed. The witness has seen every document.',
  },
  {
    number: 'P2',
    role: 'administrator',
    instruction: 'Start the recording, if one was agreed.',
    expected: 'The recording runs. The remarks name who keeps it.',
  },
  {
    number: 'P3',
    role: 'administrator',
    instruction: 'Show the ways out. Say that everybody may stop the ceremony at any time.',
    expected: 'Everybody has understood.',
  },
  {
    number: 'P4',
    role: 'administrator',
    instruction: 'Read the roles aloud. Say that two people stay in the room, or everybody leaves.',
    expected: 'Everybody knows their role.',
  },
  {
    number: 'P5',
    role: 'everybody',
    instruction: 'Put phones, connected watches and cameras away.',
    expected: 'None is left in the room, but for the recording.',
  },
  {
    number: 'P6',
    role: 'witness',
    instruction: 'Compare laptop clock, room clock and a watch with UTC. Note the differences.',
    expected: 'The differences are in the remarks.',
  },
  {
    number: 'P7',
    role: 'witness',
    instruction: 'Compare seals and serial numbers with the inventory. Then open them.',
    expected: 'Every seal was whole. Nothing else is on the table.',
  },
  {
    number: 'P8',
    role: 'witness',
    instruction: 'Two people: compare the hash of the software with your own paper.',
    expected: 'Both readers agree.',
  },
]

/** After the last step. PCI PIN 6-4 and 24-2: residue is destroyed at once, with a record. */
export const AFTER: readonly PaperRow[] = [
  {
    number: 'E1',
    role: 'administrator',
    instruction: 'Destroy notes, drafts and misprints: cross-cut, pulp or burn.',
    expected: 'Nothing that held a secret is left.',
  },
  {
    number: 'E2',
    role: 'administrator',
    instruction: 'Switch the laptop and the printer off. Take their power away.',
    expected: 'Both are off.',
  },
  {
    number: 'E3',
    role: 'witness',
    instruction: 'Seal the media of the evidence. Note the bag numbers.',
    expected: 'At least two copies are sealed. They go to two places.',
  },
  {
    number: 'E4',
    role: 'everybody',
    instruction: 'Take your slip with you. Keep it apart from the evidence.',
    expected: 'Nobody leaves a slip or a card behind.',
  },
  {
    number: 'E5',
    role: 'administrator',
    instruction: 'Strike out unused sheets. Note the date of the next drill.',
    expected: 'The date is in the remarks.',
  },
]
