/** One check of a bundle: its name, what it compares, and what it means when it fails. */
export interface CheckText {
  readonly name: string
  readonly compares: string
  readonly means: string
}

/** The checks of a bundle by the names that the verifier gives them, in their order. */
export const checks: { readonly [check: string]: CheckText } = {
  folder: {
    name: 'Folder',
    compares: 'The folder holds what a bundle holds: regular files, no links, no strange names.',
    means: 'This is no bundle, or a copy of one that is not complete or was changed.',
  },
  'hash chain': {
    name: 'Hash chain',
    compares: 'Each entry of the log names the hash of the entry before it.',
    means: 'An entry was altered, removed, added or moved after it was recorded.',
  },
  'recorder signatures': {
    name: 'Signatures of the recorder',
    compares: 'The recorder of the ceremony signed each line of the log.',
    means: 'A line was written or altered by something else than the recorder of this ceremony.',
  },
  'plan, people and rules': {
    name: 'Plan, people and rules',
    compares:
      'The plan is the one of entry 0. People signed with their own keys. Each entry keeps the rules.',
    means: 'The log tells of a ceremony that the rules do not allow, or a signature is not good.',
  },
  'end of the log': {
    name: 'End of the log',
    compares: 'The log ends with a close, an abort or a termination.',
    means: 'The ceremony was not ended, or the last entries were cut off.',
  },
  'listed files': {
    name: 'Listed files',
    compares: 'Each file that the log names is there with its hash, and no other file.',
    means: 'A file of the evidence is missing, was altered, or was added later.',
  },
  packages: {
    name: 'Packages',
    compares: 'Each package fits its manifest, its wrapping key and the log.',
    means: 'A package is not the one that the people compared. Do not import it.',
  },
  checkpoint: {
    name: 'Checkpoint',
    compares: 'The checkpoint names the root and the size of this log.',
    means: 'The log is not the one that the people signed at the close.',
  },
  'checkpoint signatures': {
    name: 'Signatures of the checkpoint',
    compares: 'The people who sealed the ceremony signed this checkpoint.',
    means: 'A seal is missing or false: nobody vouches for the whole.',
  },
  'derived files': {
    name: 'Derived files',
    compares: 'Files that are made from the log say the same as the log.',
    means: 'A list or a document says something else than the log. Trust neither.',
  },
  'paper list': {
    name: 'Paper list',
    compares: 'The keys of the people in the log are those on the paper list.',
    means:
      'The log was signed with other keys than those of the paper: it may be a forgery as a whole. Or a line was mistyped.',
  },
  'head on paper': {
    name: 'Head on paper',
    compares: 'The checkpoint has the head that people copied at the close.',
    means:
      'This is another log than the one of the paper: it may be a forgery as a whole. Or the head was mistyped.',
  },
  expectations: {
    name: 'Expectations',
    compares: 'The ceremony has what was expected of it.',
    means: 'The bundle may be sound, but it is not the one that was asked for.',
  },
}
