import { de } from './de/catalogue.ts'
import { en } from './en/catalogue.ts'
import type { Language } from './language.ts'

/** English is complete by definition: what another language lacks is an error of types. */
export type Catalogue = typeof en

export const catalogues: { readonly [language in Language]: Catalogue } = { en, de }
