import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { HEADERS } from './headers.ts'

/** One file of the built page, held in memory. */
export interface PageFile {
  readonly bytes: Uint8Array
  readonly headers: { readonly [name: string]: string }
}

/** Everything that may be served, by path; nothing else exists and no path is ever computed. */
export type Page = ReadonlyMap<string, PageFile>

const TYPES: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Reads the built page; refuses a file of a kind that the page has no use for. */
export function loadPage(folder: string): Page {
  const page = new Map<string, PageFile>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const type = TYPES[extname(entry.name)]
    if (type === undefined) throw new Error(`the page has no use for ${entry.name}`)
    const path = `/${file.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, '')}`
    page.set(path, { bytes: readFileSync(file), headers: { ...HEADERS, 'Content-Type': type } })
  }
  const index = page.get('/index.html')
  if (index === undefined) throw new Error(`there is no page in ${folder}: run npm run build`)
  page.set('/', index)
  return page
}
