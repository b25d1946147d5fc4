export const keys = {
  title: 'Keys',
  known: (kcv: boolean, spki: boolean): string =>
    kcv ? 'check value' : spki ? 'public key' : 'not made',
}

export const prove = {
  lead: 'The vault combines the shares in memory, as they were read back from the cards, and checks that all of them belong together and open every backup.',
  received: (count: number, all: number) => `${count} of ${all} receipts are in`,
  go: 'Prove the share set',
  busy: 'Combining and checking',
  share: 'Share',
}

export const present = {
  lead: (m: number) =>
    `${m} custodians bring their shares, one after the other. Each types their own, alone with the screen.`,
  old: (set: string) =>
    `These are shares of the old set, ${set}. With the last one the keys are checked and split anew.`,
  here: (count: number, m: number) => `${count} of ${m} shares are here`,
  go: 'Bring this share',
  busy: 'Checking the share',
}

export const compare = {
  lead: 'Two people compare the wrapping key with the fingerprint that came another way. The screen does not show it first.',
  package: 'Package',
  target: 'Target',
  method: 'Method',
  comparedBy: (names: string) => `Compared by ${names}`,
  nobody: 'Nobody has compared it yet.',
  positions: 'Type these four of the 16 words from your own paper',
  word: (position: number) => `Word ${position}`,
  missing: 'type all four words',
  go: 'Sign the comparison',
  busy: 'Signing',
}
