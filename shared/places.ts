/**
 * A code says what is wrong, and mostly that says what to do next. Where it does not, the refusal
 * says where it comes from as well: a broken rule in somebody else's log is nothing to be made good
 * by following the script.
 */
import type { Code } from './errors.ts'
import type { Safety } from './safety.ts'

const ALTERED = 'Treat the bundle as altered. Use another copy.'
const CHANGED =
  'The file of this ceremony was changed or is damaged. Keep it as evidence, do not go on with it, and begin a new ceremony.'
const BRING_AGAIN =
  'The vault is empty again. Declare the action again, have it approved, and bring the shares again.'

/** What to do now, by place; by code, or for all codes of a family. */
export const PLACED_HINTS = {
  // a bundle that is verified, whoever needs it
  evidence: {
    'bundle.missing': 'Choose the folder of the bundle itself, the one that holds log.jsonl.',
    'io.failed': 'The medium could not be read. Try again, or use another copy.',
    'file.*': ALTERED,
    'json.*': ALTERED,
    'text.*': ALTERED,
    'encoding.*': ALTERED,
    'key.*': ALTERED,
    'plan.*': ALTERED,
    'plan.version': 'Use the release of Claviger that wrote this bundle.',
    'wrappingkey.*': ALTERED,
    'package.*':
      'Import nothing from this bundle. Ask those who led the ceremony, or use another copy.',
    'rule.*': 'This ceremony broke a rule. Do not rely on this bundle; ask those who led it.',
    'share.*': 'This ceremony broke a rule. Do not rely on this bundle; ask those who led it.',
    'call.cancelled': 'Verify it again from the beginning when you are ready.',
  },
  // what people type from their paper
  paper: {
    'encoding.invalid': 'Compare this line with the paper, and type it again.',
    'text.invalid': 'Compare this line with the paper, and type it again.',
  },
  // the evidence that a plan continues, once it is verified
  source: {
    'bundle.missing': 'Choose the evidence that the plan continues, then open the ceremony.',
    'io.failed': 'The medium could not be read. Try again, or use another copy.',
    'head.mismatch': 'Choose the bundle that the plan names, or correct the plan.',
    'signers.mismatch':
      'Type the paper list and the head that people took home, then choose again.',
    'expect.unmet': 'Choose the evidence of the ceremony that is named.',
    'share.foreign': 'Choose the folder of signatures again, or go on without it.',
    'log.signature': 'Choose the folder of signatures again, or go on without it.',
    'encoding.invalid': 'Choose the folder of signatures again, or go on without it.',
    'rule.end': 'Choose evidence of a ceremony whose shares count.',
    'rule.proof': 'Choose evidence of a ceremony whose shares count.',
    'rule.people': 'Correct the plan: it needs enough custodians of the old set.',
    'rule.parameters': 'Correct the plan, or choose the evidence that it continues.',
    'rule.mode': 'Choose evidence of the same mode as the plan, or correct the plan.',
  },
  // a bundle of the same keys, presented beside that evidence
  later: {
    'bundle.missing':
      'Choose the folder of that bundle again, the one that holds log.jsonl. It goes beside the evidence that was chosen.',
    'io.failed': 'The medium could not be read. Try again, or use another copy.',
    'expect.unmet': 'Choose a bundle of the same keys, and each bundle once.',
    'share.foreign':
      'Two bundles tell different things of one set. Rely on neither until it is known why.',
  },
  // evidence by which one share is proven
  proving: {
    'signers.mismatch': 'Type the paper list and the head that you took home, then choose again.',
    'rule.proof': 'Choose evidence of a ceremony whose shares count.',
    'expect.unmet': 'Choose the evidence of the ceremony that made the shares.',
    'encoding.invalid': 'Type the 64 digits of the auditor again, or leave the field empty.',
    'output.exists': 'Choose another folder. The signature that is there stays.',
    'io.failed': 'Check the medium, or choose another folder, and prove the share again.',
  },
  // the log of this machine, read again
  store: {
    'call.cancelled': 'Resume the ceremony again when you are ready.',
    'log.*': CHANGED,
    'rule.*': CHANGED,
    'share.*': CHANGED,
    'json.*': CHANGED,
    'text.*': CHANGED,
    'encoding.*': CHANGED,
    'key.*': CHANGED,
    'signature.*': CHANGED,
    'plan.*': CHANGED,
    'wrappingkey.*': CHANGED,
    'io.failed': 'Check the disk of this machine, then resume again.',
  },
  // what two people noted is not what this log says
  fork: {
    'rule.resume':
      'Compare the paper once more. If it says so, stop: keep this machine as evidence, and ask whoever kept it since.',
  },
  gates: {
    'call.cancelled': 'Read the gates again when you are ready.',
  },
  // in the vault, from the shares that were read back
  proof: {
    'call.cancelled':
      'The vault holds every share as before. Prove the set again when you are ready.',
    'share.*': 'Stop. Use none of these shares. Abort this ceremony and begin a new one.',
    'key.commitment': 'Stop. Use none of these shares. Abort this ceremony and begin a new one.',
  },
  drill: {
    'call.cancelled':
      'The vault holds the shares as before. Answer the challenge again when you are ready.',
    'encoding.invalid': 'Type the 64 digits of the auditor again, or leave the field empty.',
    'share.*': BRING_AGAIN,
    'vault.empty': BRING_AGAIN,
    'key.commitment':
      'Stop. These shares open another key than the log names. Use another copy of the evidence.',
  },
  // the m-th share fills the vault
  quorum: {
    'share.wrong': BRING_AGAIN,
    'vault.empty': BRING_AGAIN,
    'key.commitment':
      'Stop. These shares open another key than the log names. Use another copy of the evidence.',
  },
  // a copy of the evidence
  copy: {
    'call.cancelled': 'Write the evidence again, on this medium or another one.',
    'output.exists': 'A copy is there already. Choose another medium or folder.',
    'io.failed': 'Check the medium or take another one, then write the evidence again.',
  },
  documents: {
    'call.cancelled': 'Write the documents again, into this folder or another one.',
    'output.exists': 'The documents are there already. Choose another folder.',
    'io.failed': 'Check the medium or choose another folder, then write the documents again.',
  },
} as const

export type Place = keyof typeof PLACED_HINTS

/** What is safe, by place, where it does not follow from the code. */
const PLACED_SAFETY: { readonly [P in Place]: { readonly [key: string]: Safety } } = {
  evidence: { '*': 'file' },
  paper: { '*': 'nothing' },
  source: { '*': 'file', 'bundle.missing': 'unopened' },
  later: { '*': 'file', 'bundle.missing': 'unopened' },
  proving: { 'io.failed': 'gone', 'output.exists': 'there' },
  store: { '*': 'store' },
  fork: {},
  gates: { 'call.cancelled': 'nothing' },
  proof: { 'call.cancelled': 'nothing', '*': 'inside' },
  drill: { 'call.cancelled': 'nothing', 'encoding.invalid': 'nothing', '*': 'inside' },
  quorum: { '*': 'inside' },
  copy: { 'call.cancelled': 'gone', 'io.failed': 'gone' },
  documents: { 'call.cancelled': 'gone', 'io.failed': 'gone' },
}

type Hints = { readonly [key: string]: string }

/** The hint of a place for this code; undefined where the code says enough. */
export function placedHint(hints: Hints, code: Code): string | undefined {
  return hints[code] ?? hints[`${familyOf(code)}.*`]
}

/** What is safe in a place after this code; undefined where that follows from the code. */
export function placedSafety(place: Place, code: Code): Safety | undefined {
  const known = PLACED_SAFETY[place]
  if (known[code] !== undefined) return known[code]
  // What a place has no words for is as it is everywhere.
  return placedHint(PLACED_HINTS[place], code) === undefined ? undefined : known['*']
}

function familyOf(code: Code): string {
  return code.split('.')[0] ?? ''
}
