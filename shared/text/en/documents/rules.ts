/** How the printed script is used, what holds in the room, and what the words mean. */
export const rules = {
  paperTitle: 'Rules of this document',
  paper: [
    'Do the steps in their order, one at a time. Read each instruction aloud before it is done.',
    'Time: write hours and minutes in UTC, as 14:05, by the clock of the laptop. Dates are written 2026-11-22. The two clock statements say how far the laptop is from your watches.',
    'Initials: the person who acted writes them. They mean: done, and the expected result was seen.',
    'A box is empty until its step is done. A box that is not needed gets a single line through it, and initials.',
    'Where a step offers a choice, circle what was chosen.',
    'An exception: the result is another one than expected, or a step is left out or done again. Stop. Write it in the remarks. Raise it in the program. One person raises it, two others co-sign it.',
    'Correct with a single line through the text, and initials. Never erase.',
    'The log of the program is the record. This paper is a second one, by hand.',
  ],
  roomTitle: 'Rules of the room',
  /** PCI PIN 13-9.2, 6-1.5 and 6-4; rules 7 and 8 of the ceremony. */
  room: [
    'At least two people stay in the room at all times. Otherwise everybody leaves.',
    'Breaks, and every time somebody comes or goes, are recorded in the program and on the last sheet.',
    'While a share is on the screen, only its custodian looks at it. Nobody speaks it. No camera sees it.',
    'Phones, connected watches and cameras stay outside, but for the recording that was agreed.',
    'Nothing that was written in the room leaves it, but for cards in sealed bags, slips, and this paper.',
    'Everybody may stop the ceremony at any time.',
  ],
  wordsTitle: 'Words and abbreviations',
  words: [
    ['Digest', 'SHA-256 of a file, written in hex or as 32 words.'],
    ['Plan digest', 'The digest of plan.json: of everything that was reviewed before this day.'],
    ['Running head', 'The SHA-256 of the last line of the log.'],
    ['Head', 'The digest of the checkpoint of the closed log.'],
    ['Share', 'One part of the backup key, held by one custodian.'],
    ['Receipt', 'A custodian’s signature over the share that was read back.'],
    [
      'Slip',
      'One page for each participant: the fingerprints of everybody, and room for the head.',
    ],
    ['Vault', 'The part of the program that holds secrets, in memory.'],
    [
      'Backup',
      'A key wrapped under the backup key. Useless without the shares, and they without it.',
    ],
    ['Package', 'What goes to one cloud for one key.'],
    ['Token', 'What a cloud gives to accept one package, for a limited time.'],
    ['Set, m of n', 'All shares of one split: any m of the n shares recover every key.'],
    ['Quorum', 'Any m custodians with their shares.'],
    [
      'Abbreviations',
      'UTC coordinated universal time · KMS key management service · BYOK bring your own key · HSM hardware security module · PCI Payment Card Industry · SHA-256 and AES-KWP standards for digests and for wrapping keys',
    ],
  ] as readonly (readonly [string, string])[],
}
