import type { Verdict } from '#shared/ceremony/gates.ts'

/** What a gate came to, and what it saw. */
export interface Judged {
  readonly verdict: Verdict
  readonly evidence: string
}

const MOST = 300

/** The gate is open. */
export function pass(evidence: string): Judged {
  return { verdict: 'pass', evidence: plain(evidence) }
}

/** The gate is closed. */
export function fail(evidence: string): Judged {
  return { verdict: 'fail', evidence: plain(evidence) }
}

/** The machine does not tell: two people look. */
export function ask(evidence: string): Judged {
  return { verdict: 'ask', evidence: plain(evidence) }
}

/**
 * Evidence goes into a signed log: printable characters only, and no hardware address, which some
 * systems put into names.
 */
function plain(text: string): string {
  return text
    .replace(/[^ -~]/g, '?')
    .replace(/(?<![0-9a-f])(?:[0-9a-f]{2}[:-]?){5}[0-9a-f]{2}(?![0-9a-f])/gi, '(address)')
    .slice(0, MOST)
}

/** A number with its noun. */
export function amount(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`
}
