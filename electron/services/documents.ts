/** The documents of an ended ceremony, and its two parts, as files in folders. */
import { utf8 } from '#shared/bytes.ts'
import { documentsOf, type Ended } from '#shared/documents/catalogue.ts'
import type { PaperSize } from '#shared/documents/paper-size.ts'
import { filesOfPart, type Part } from '#shared/documents/parts.ts'
import { CeremonyError } from '#shared/errors.ts'
import { say } from '#shared/text/saying.ts'
import type { Ceremony } from './ceremony.ts'
import type { Host } from './host.ts'
import { bundleFiles, headOf } from './evidence.ts'
import { type Written, type WriteOptions, writeTree, writingTree } from './media.ts'
import { announce, between, walk, type Watch } from './watching.ts'

/** Makes a PDF of one document, on A4 unless said otherwise; a host that cannot render has none. */
export type RenderPdf = (html: Uint8Array, size?: PaperSize) => Promise<Uint8Array>

/** What the bundle holds already, under the names that its documents have beside the others. */
export const IN_BUNDLE = ['script.html', 'report.html']

/**
 * Every document of an ended ceremony by file name: those of its bundle byte for byte, and those
 * that are made of it. `files` are the files of the bundle, the two documents among them.
 */
function documentFiles(
  ended: Omit<Ended, 'paths'>,
  files: ReadonlyMap<string, Uint8Array>,
): Map<string, Uint8Array> {
  const made = documentsOf({ ...ended, paths: [...files.keys()] })
  const all = new Map([...made].map(([name, text]) => [name, utf8(text)]))
  for (const name of IN_BUNDLE) {
    const bytes = files.get(name)
    if (bytes !== undefined) all.set(name, bytes)
  }
  return all
}

/** Writes every document into a folder that must not exist, and reads it back. */
export function writeDocuments(
  dir: string,
  ended: Omit<Ended, 'paths'>,
  files: ReadonlyMap<string, Uint8Array>,
  options?: WriteOptions,
): Map<string, Written> {
  return writeTree(dir, documentFiles(ended, files), options)
}

/**
 * Writes every document of a sealed ceremony into a folder that must not exist: as HTML and, where
 * the host renders, as PDF beside it. Returns the names, sorted. Cancelled, no folder is there.
 */
export async function saveDocuments(
  { ledger, store, host }: Ceremony,
  dir: string,
  renderPdf?: RenderPdf,
  watch: Watch = {},
): Promise<readonly string[]> {
  const { state, events, hashes } = ledger
  await announce(watch, 'documents')
  const files = bundleFiles(store, state)
  const documents = documentFiles({ state, events, hashes, head: headOf(store) }, files)
  return await savePages(host, dir, documents, renderPdf, watch)
}

/** Writes pages into a folder that must not exist: as HTML and, where it can be, as PDF beside it. */
export async function savePages(
  host: Pick<Host, 'media'>,
  dir: string,
  pages: ReadonlyMap<string, Uint8Array>,
  renderPdf?: RenderPdf,
  watch: Watch = {},
): Promise<readonly string[]> {
  const documents = new Map(pages)
  if (renderPdf !== undefined)
    for (const [i, [name, html]] of [...pages].entries()) {
      await between(watch, { what: 'pages', done: i, total: pages.size })
      documents.set(name.replace(/\.html$/, '.pdf'), await rendered(name, html, renderPdf))
    }
  const writing = writingTree(dir, documents, { hooks: host.media ?? {} })
  return [...(await walk(writing, watch)).keys()].sort()
}

/** A page that cannot be rendered is named; why, the host alone knows. */
async function rendered(name: string, html: Uint8Array, render: RenderPdf): Promise<Uint8Array> {
  try {
    return await render(html)
  } catch (error) {
    if (error instanceof CeremonyError) throw error
    throw new CeremonyError('io.failed', say('document.no-pdf-of', { name }), { path: name })
  }
}

/** Writes one part of a bundle into a folder that must not exist, and reads it back. */
export function writePart(
  dir: string,
  part: Part,
  files: ReadonlyMap<string, Uint8Array>,
  options?: WriteOptions,
): Map<string, Written> {
  return writeTree(dir, filesOfPart(files, part), options)
}
