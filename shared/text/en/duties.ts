import { dutyText } from '../../ceremony/duty-text.ts'

/** The duties of a custodian, to read before they are signed. */
export const duties = {
  text: dutyText,
  /** Above the words that are signed, where they are not those that were read. */
  original: '',
}
