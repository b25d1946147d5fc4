/**
 * What long work is doing, each with the answer to: can it be stopped here? Where it can, nothing
 * half-made stays behind. Where it cannot, something has happened that only its end makes whole.
 */
export const STAGES = {
  // each key is made in memory; recorded are all of them, at the end
  keys: true,
  // one after the other, each with an end of its own in the log: the others wait
  wraps: true,
  exports: true,
  // a bundle, or the log of this machine, is read and judged; nothing is written
  checks: true,
  entries: true,
  signatures: true,
  rules: true,
  files: true,
  packages: true,
  gates: true,
  // in memory, and recorded at the end
  proof: true,
  drill: true,
  // the share that completes the quorum is in the log already
  refill: false,
  deal: false,
  // into a folder that appears under its name when it is whole
  documents: true,
  pages: true,
  writing: true,
  reading: true,
  // the copy of the vault goes just before the receipt is recorded
  receipt: false,
  // the end of a log, its checkpoint, and the keys that go with the last signature
  closing: false,
  sealing: false,
} as const

export type Stage = keyof typeof STAGES

/** True where work is stopped without leaving anything half-made. */
export function canStop(what: Stage): boolean {
  return STAGES[what]
}
