import { CeremonyError } from '../errors.ts'
import { say } from '../text/saying.ts'

const FORM = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

/** A time in UTC, cut to whole seconds: `2026-11-22T09:30:00Z`. Years 0 to 9999. */
export function formatTime(milliseconds: number): string {
  const text = `${new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().slice(0, -5)}Z`
  if (!FORM.test(text)) throw new Error(`no time of four-digit years: ${milliseconds}`)
  return text
}

/** True for a time that `parseTime` takes. */
export function isTime(text: string): boolean {
  try {
    parseTime(text)
    return true
  } catch {
    return false
  }
}

/** Milliseconds since 1970 of `YYYY-MM-DDTHH:MM:SSZ`; refuses another form and days that are not. */
export function parseTime(text: string): number {
  const milliseconds = FORM.test(text) ? Date.parse(text) : Number.NaN
  // Date.parse knows hour 24 and, in some engines, 30 February.
  if (Number.isNaN(milliseconds) || formatTime(milliseconds) !== text) {
    throw new CeremonyError('encoding.invalid', say('form.time'))
  }
  return milliseconds
}
