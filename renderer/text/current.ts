import { type Catalogue, catalogues } from '#shared/text/catalogue.ts'
import type { Language } from '#shared/text/language.ts'

/**
 * The catalogue in use. It is read at the time of drawing: nothing may keep a text of it in a
 * constant of a module. Another language is another catalogue here, and one drawing of the page
 * from the top, which remounts nothing: what somebody is typing stays.
 */
export let text: Catalogue = catalogues.en
export let language: Language = 'en'

/** Takes another language; whoever calls this draws the page again. */
export function speak(chosen: Language): void {
  language = chosen
  text = catalogues[chosen]
}
