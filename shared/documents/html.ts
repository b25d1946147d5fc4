/** What documents are written with. */
export { type Content, type Html, html, render } from './markup.ts'
export { type Page, page } from './page.ts'
