export const common = {
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  show: 'Show',
  hide: 'Hide',
  shareTyped: 'This looks like a part of a share. Take it out: this text is for everybody to read.',
  showTyped: (label: string) => `Show ${label.toLowerCase()}`,
  refused: 'Refused',
  look: 'Not yet',
  code: 'Code',
  where: 'Where',
  /** Fields and files have the same name in every language; a line or an entry has not. */
  place: (path: string) => path,
  entry: 'Entry',
  runningHead: 'Running head',
  ceremony: 'Ceremony',
  none: 'none',
  language: 'Language',
  skip: 'Go to the current step',
  passphrase: 'Passphrase',
  passphraseOf: (name: string) => `Passphrase of ${name}`,
  who: 'Who are you?',
  chooseYourself: 'Choose yourself first.',
  typePassphrase: 'Type your passphrase.',
  thresholdOf: (m: number, n: number) => `Any ${m} of these ${n} recover every key`,
}

export const errors = {
  bridge: 'the main process did not answer',
  bridgeHint: 'Start the application again and resume.',
  starting: 'Claviger cannot start',
}

export const shell = {
  development: (host: string) =>
    `Development shell (${host}). For rehearsals and tests. Not for production.`,
  unpackaged:
    'Not packaged: started from a checkout. For rehearsals and tests. Not for production.',
}
