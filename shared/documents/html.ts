/** What documents are written with. */
export { type Html, html, render } from './markup.ts'
export { page } from './page.ts'
