import type { ShareView } from '../../ipc/views/share.ts'

const shareStatus: Record<ShareView['status'], string> = {
  planned: 'not made yet',
  made: 'in the vault',
  showing: 'being shown',
  released: 'copied, not read back yet',
  received: 'received',
}

export const handout = {
  status: shareStatus,
  share: (index: number, total: number) => `Share ${index} of ${total}`,
  lead: (name: string) => `${name} comes to the screen alone.`,
  before: [
    'Everybody else steps behind the line and looks away.',
    'No camera sees the screen.',
    'Have pen, card and bag ready.',
  ],
  nothing: 'Nothing secret is on the screen until you confirm.',
  alone: 'I am alone with the screen',
  cues: ['Cameras away', 'Do not speak', 'Others behind the line'],
  holder: (name: string) => `Share of ${name}`,
  copyLead: 'Copy all 25 groups onto your card. Read them back once against the screen.',
  qr: 'The same text as a QR code, for your own device only',
  groupsLabel: 'Share text, 25 groups of four',
  copied: 'I have copied it',
  wrong: 'Something went wrong',
  hidden: 'The share is hidden',
  hiddenHint:
    'It hides after three minutes, whenever this window loses the focus, and when the room locks.',
  again: 'Show it again',
  hideNow: 'Hide it',
  hides: (minutes: number, seconds: number) =>
    `Hides in ${minutes}:${String(seconds).padStart(2, '0')}`,
  interrupted: 'This share was being shown when the screen changed',
  interruptedHint: 'Show it again to go on, or say that something went wrong.',
}

export const readback = {
  lead: (name: string) => `${name} reads the card back, alone with the screen.`,
  cleared: 'The screen was cleared. Read the share back from your card, not from memory.',
  medium: 'Medium',
  mediumHint: 'What you wrote it on: card, steel plate, USB stick and its label.',
  bag: 'Bag number',
  bagHint: 'The number on the tamper-evident bag. Read it aloud as it stands here.',
  go: 'Sign the receipt',
  busy: 'Checking and signing',
  mediumMissing: 'name the medium',
  bagMissing: 'type the bag number',
}
