import { plural } from '../plural.ts'

/** What the screens say while somebody brings a share: boxes, codes, files, proposals. */
export const entry = {
  groups: 'Share text from your card',
  groupsHint:
    'Type group by group, or paste the whole text. Type ? for a character that you cannot read.',
  group: (number: number) => `Group ${number}`,
  marks: {
    yes: 'can be right',
    unread: 'has a character that cannot be read',
    other: 'is not that of the share that is wanted',
    no: 'cannot be right',
  },
  legend: '✓ can be right, ? not readable, ≠ of another share, ✕ cannot be right',
  camera: 'Read the QR code with the camera',
  picture: 'Read the QR code from a picture',
  file: 'Use a share file',
  clear: 'Clear all groups',

  ticked: (count: number) => `${count} of 25 groups can be right.`,
  unread: (count: number) => `${plural(count, 'character', 'characters')} marked as not readable.`,
  whole: 'All 25 groups fit together.',
  scanned: 'The QR code was read. All 25 groups fit together. Its text is not shown.',
  impossible: (groups: string) =>
    `Group ${groups} cannot be right. No share has the characters B, I and O, or a 1 after the seventh.`,
  other: (groups: string) => `Group ${groups} is not that of the share that is wanted here.`,
  otherShare: (index: number, name: string, wanted: string) =>
    `As typed, this is share ${index}, of ${name}. Wanted is ${wanted}. Look at the name on the card.`,
  otherSet: (set: string, wanted: string) =>
    `As typed, this is of set ${set}. The set here is ${wanted}. Look at the set on the card.`,
  otherMode: {
    rehearsal: 'As typed, this is a card of production. A rehearsal must not see it.',
    production: 'As typed, this is a card of a rehearsal. It opens nothing.',
  },
  wantedShare: (indexes: string) => `share ${indexes}`,
  cleared: {
    away: 'The groups were cleared because the window lost the focus. Type them again.',
    idle: 'The groups were cleared after five minutes without a key. Type them again.',
  },

  incomplete: (groups: string) => `these groups are not complete or cannot be right: ${groups}`,
  incompleteHint: 'Compare them with your card. What you typed is still there.',
  mistyped: (groups: string) => `look at these groups again: ${groups}`,
  mistypedHint:
    'The checksum does not hold. Compare the proposal with your card. What you typed is still there.',
  checksum: 'the checksum does not hold, and the wrong groups cannot be told',
  checksumHint: 'Compare every group with your card. What you typed is still there.',
  unreadable: 'too much cannot be read',
  unreadableHint:
    'What is missing can be found for up to 8 characters anywhere, or 13 in a row. Read the card again with more light.',
  tooLong: 'what was pasted is longer than a share',
  tooLongHint: 'A share has 100 characters. Nothing of it was taken.',
  retype: 'The groups were cleared. Bring the share in again from the card.',

  proposal: {
    title: 'This could have been meant',
    lead: (groups: string, count: number) =>
      `${count === 1 ? `Group ${groups} does` : `Groups ${groups} do`} not fit the others. Compare with the card, character by character.`,
    group: 'Group',
    typed: 'You typed',
    meant: 'Proposed',
    readback: {
      accept: 'My card says what is proposed',
      reject: 'My card says what I typed',
      rejected: 'Then the card is wrong.',
      rejectedHint:
        'Never correct a card by guessing. Have the release declared again, look at the share again and write a new card.',
    },
    present: {
      accept: 'It fits my card',
      reject: 'It does not fit my card',
      rejected: 'The proposal was not taken.',
      rejectedHint: 'Compare every group with the card. Or use another copy, or another custodian.',
    },
    accepted: (groups: string) => `The proposal was taken: group ${groups} was changed.`,
  },

  scanner: {
    title: 'Read the QR code with the camera',
    lead: 'Hold the card in front of the camera of this machine. One code, flat, in good light.',
    video: 'Picture of the camera',
    starting: 'The camera is being opened.',
    looking: 'Looking for a code.',
    nothing: 'No code yet. Hold the card closer, flat and still. Turn it out of the reflection.',
    hint: 'The picture stays in this window. The camera is closed with it.',
    missing: 'there is no camera',
    missingHint: 'Type the groups, or use a picture file.',
    refused: 'the camera is not allowed here',
    refusedHint:
      'Type the groups. Or allow the camera for this program in the system and try again.',
    busy: 'the camera does not answer',
    busyHint: 'Close other programs that use it, or type the groups.',
  },
  codes: {
    none: 'no QR code was found in the picture',
    noneHint:
      'Take a picture of the code alone, sharp and straight from above. Or type the groups.',
    several: 'there are several different codes in the picture',
    severalHint: 'Show one code only: that of your own card.',
    foreign: 'this QR code is not a share',
    foreignHint: 'Use the code beside the 25 groups. A share begins with KSHARE1.',
    picture: 'this is no picture that can be opened',
    pictureHint: 'Use a PNG or JPEG file.',
    large: 'this picture is too large',
    largeHint: 'Use a picture of at most 30 MB.',
  },

  chosen: 'Share file',
  chosenHint: 'It is read when you go on. Nothing of it is shown.',
  chosenOther: 'Type the groups instead',
  filePassphrase: 'Passphrase of the share file',
  filePassphraseHint: 'The one with which this file was encrypted.',
  filePassphraseMissing: 'type the passphrase of the share file',
}
