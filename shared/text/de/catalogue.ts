import { en } from '../en/catalogue.ts'

/** German, which is written next: until then it says the same in English. */
export const de: typeof en = en
