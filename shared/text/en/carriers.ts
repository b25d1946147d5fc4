import type { Medium } from '../../ceremony/parameters.ts'

const names: { readonly [medium in Medium]: string } = {
  screen: 'Copied by hand',
  paper: 'Printed card',
  file: 'File on a stick',
  age: 'Encrypted file',
}

/** What the screens say about the ways in which a share leaves. */
export const carriers = {
  names,
  choose: 'How each share leaves',
  chooseHint:
    'By hand shows it to no machine but this one. A printer sees it. A file can be copied unseen; encrypted, it also needs what the custodian chose.',
  custodian: 'Custodian',
  everybody: 'Everybody',
  cell: (name: string, medium: string) => `${name}: ${medium}`,
  leaves: (name: string) => `Approved for this share: ${name.toLowerCase()}, not a copy by hand.`,
  alone: 'Everybody else steps behind the line and looks away.',

  print: {
    lead: (name: string) => `${name} goes to the printer alone.`,
    before: [
      'Everybody else steps behind the line and looks away.',
      'No camera sees printer or paper.',
      'The printer is the one on the cable, for this ceremony alone.',
      'Have the bag ready.',
    ],
    nothing:
      'The card is printed and not shown. In the dialog choose the printer, never a file. One copy.',
    go: 'I am alone with the printer: print my card',
    busy: 'Printing',
    cancelled: 'Nothing was printed',
    cancelledHint: 'The dialog was closed. Print again, or say that something went wrong.',
    sent: (name: string) => `${name}, take your card from the printer.`,
    check: [
      'All 25 groups can be read, and the square code is whole.',
      'The name on it is yours.',
      'No second sheet lies in the printer.',
    ],
    whole: 'The card came out whole',
    again: 'Print it',
    interrupted: 'This card was being printed when the screen changed',
    interruptedHint: 'Look into the printer. Say how it ended.',
  },

  file: {
    lead: (name: string) => `${name} brings their own stick.`,
    before: [
      'Put the stick in. Nothing else is plugged in.',
      'The next dialog is for the folder on the stick.',
      'Have the bag ready.',
    ],
    go: 'Choose the folder on the stick',
    busy: 'Writing and reading back',
    written: 'Written and read back',
    folder: 'Folder',
    name: 'File',
    hash: 'SHA-256 of the file',
    pull: (name: string) => `${name}, eject the stick and pull it out. Label it.`,
    done: 'I have my stick',
    interrupted: 'This file was being written when the screen changed',
    interruptedHint: 'Look at the stick. Say how it ended.',
  },

  age: {
    lead: (name: string) => `${name} chooses what opens the file, alone with the screen.`,
    choose: 'What opens it?',
    passphrase: 'A passphrase',
    passphraseNote: 'typed twice; nobody can open the file without it',
    recipient: 'An age recipient',
    recipientNote: 'age1…; its identity file is needed to read the share back',
    own: 'Choose one for this file alone. Keep it apart from the stick. It is not kept here.',
    recipientField: 'Recipient',
    recipientHint: 'It begins with age1. It is no secret.',
    load: 'Load it from a file',
    missing: 'type the recipient, or load it from a file',
    go: 'Encrypt, and choose the folder on the stick',
    busy: 'Encrypting, writing and reading back',
  },
}
