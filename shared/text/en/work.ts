import type { Stage } from '../../stages.ts'

/** What nobody can count, and the bar beside it. */
const names: { readonly [stage in Stage]: string } = {
  keys: 'Making keys',
  wraps: 'Making packages',
  exports: 'Writing files',
  checks: 'Checking the evidence',
  entries: 'Reading the log',
  signatures: 'Checking signatures',
  rules: 'Checking the rules',
  files: 'Checking files',
  packages: 'Checking packages',
  gates: 'Reading gates',
  proof: 'Opening backups',
  drill: 'Opening backups',
  refill: 'Opening backups',
  deal: 'Wrapping keys',
  documents: 'Making the documents',
  pages: 'Making PDF files',
  writing: 'Writing files',
  reading: 'Reading back files',
  receipt: 'Recording the receipt',
  closing: 'Ending the log',
  sealing: 'Signing the checkpoint',
}

/** The one at hand, of so many. */
const lines: { readonly [stage in Stage]: (at: number, total: number) => string } = {
  keys: (at, total) => `Making key ${at} of ${total}`,
  wraps: (at, total) => `Making package ${at} of ${total}`,
  exports: (at, total) => `Writing file ${at} of ${total}`,
  checks: (at, total) => `Checking part ${at} of ${total}`,
  entries: (at, total) => `Reading entry ${at} of ${total}`,
  signatures: (at, total) => `Checking signature ${at} of ${total}`,
  rules: (at, total) => `Checking the rules at entry ${at} of ${total}`,
  files: (at, total) => `Checking file ${at} of ${total}`,
  packages: (at, total) => `Checking package ${at} of ${total}`,
  gates: (at, total) => `Reading gate ${at} of ${total}`,
  proof: (at, total) => `Opening backup ${at} of ${total}`,
  drill: (at, total) => `Opening backup ${at} of ${total}`,
  refill: (at, total) => `Opening backup ${at} of ${total}`,
  deal: (at, total) => `Wrapping key ${at} of ${total}`,
  documents: (at, total) => `Making document ${at} of ${total}`,
  pages: (at, total) => `Making PDF file ${at} of ${total}`,
  writing: (at, total) => `Writing file ${at} of ${total}`,
  reading: (at, total) => `Reading back file ${at} of ${total}`,
  receipt: (at, total) => `Recording receipt ${at} of ${total}`,
  closing: (at, total) => `Ending log ${at} of ${total}`,
  sealing: (at, total) => `Signing checkpoint ${at} of ${total}`,
}

/** Long work: how far it is, and how it is stopped. */
export const work = {
  names,
  lines,
  cancel: 'Cancel',
  cancelling: 'Stopping',
  stopped: 'Stopped',
  stoppedAt: (name: string, done: number, total: number) =>
    `${name}: ${done} of ${total} were done.`,
  lasting: 'Do not switch off. This takes some seconds.',
  leaving: 'This work is not done',
  leavingHint: 'Stop it and leave, or stay until it is done.',
  stopAndGo: 'Stop and leave',
  stay: 'Stay here',
}

/** What a button says while what it began is under way. */
export const working = {
  dialog: 'Waiting for the dialog',
  plan: 'Reading the plan',
  plans: 'Comparing the plans',
  papers: 'Making the papers',
  printing: 'Printing',
  saving: 'Writing and reading back',
  recording: 'Recording',
  leaving: 'Leaving',
  words: 'Choosing words',
  resuming: 'Checking the log',
  evidence: 'Verifying the evidence',
  picture: 'Looking for a code',
  display: 'Changing the display',
}
