/** Documents on the screen, at the printer and on a medium: one at a time, and none with a secret. */
import { join } from 'node:path'
import { utf8 } from '#shared/bytes.ts'
import { dressed } from '#shared/documents/dress.ts'
import type { Paper } from '#shared/documents/papers.ts'
import { type DocumentTree, treeOf } from '#shared/documents/tree.ts'
import { CeremonyError } from '#shared/errors.ts'
import type { DocumentsOf, OnPaper } from '#shared/ipc/arguments.ts'
import type { DocumentList, SavedDocument } from '#shared/ipc/answers.ts'
import { say } from '#shared/text/saying.ts'
import { decodeUtf8 } from '#shared/utf8.ts'
import type { Desktop } from './desktop.ts'
import type { Host } from './host.ts'
import { writeFileOnce } from './media.ts'
import { placing } from './placing.ts'
import type { Shelf } from './shelf.ts'

/** Opens a shelf of documents, or refuses: nothing of it is there. */
export type OpenShelf = (of: DocumentsOf) => Shelf

export class DocumentDesk {
  readonly #host: Pick<Host, 'media'>
  readonly #desktop: Desktop
  readonly #open: OpenShelf

  constructor(host: Pick<Host, 'media'>, desktop: Desktop, open: OpenShelf) {
    this.#host = host
    this.#desktop = desktop
    this.#open = open
  }

  list(of: DocumentsOf): DocumentList {
    const { plan, papers } = this.#open(of)
    return { title: plan.title, mode: plan.mode, documents: papers }
  }

  /** A document as data: neither its markup nor its place reaches the page. */
  open(of: DocumentsOf, name: string): DocumentTree {
    return treeOf(decodeUtf8(taken(this.#open(of), name).html))
  }

  /** Prints one document from a window of its own; false when the dialog was cancelled. */
  async print({ of, name, size }: OnPaper): Promise<boolean> {
    const html = onPaper(taken(this.#open(of), name).html)
    if (this.#desktop.printDocument === undefined)
      throw new CeremonyError('printer.missing', say('document.no-printer'))
    return await this.#desktop.printDocument(html, size)
  }

  /** Writes one document into a folder chosen by dialog; null when it was cancelled. */
  async save({ of, name, size }: OnPaper): Promise<SavedDocument | null> {
    const shelf = this.#open(of)
    const { html: found, paper } = taken(shelf, name)
    const html = onPaper(found)
    const folder = await this.#desktop.chooseFolder('papers')
    if (folder === null) return null
    const { renderPdf } = this.#desktop
    const bytes = renderPdf === undefined ? html : await rendered(() => renderPdf(html, size))
    const file = fileName(shelf, paper, size, renderPdf === undefined ? 'html' : 'pdf')
    placing('documents', () => this.#write(join(folder, file), bytes))
    return { folder, file }
  }

  #write(path: string, bytes: Uint8Array): void {
    try {
      writeFileOnce(path, bytes, { hooks: this.#host.media ?? {} })
    } catch (error) {
      if (!(error instanceof CeremonyError) || error.code !== 'io.failed') throw error
      throw new CeremonyError('document.unsaved', error.said, { path })
    }
  }
}

/** A document of a shelf with its bytes; refuses what cannot be had, or not now. */
function taken(shelf: Shelf, name: string): { readonly paper: Paper; readonly html: Uint8Array } {
  const paper = shelf.papers.find((one) => one.name === name)
  if (paper === undefined) throw new CeremonyError('document.missing', say('document.none'))
  if (paper.standing === 'later')
    throw new CeremonyError('document.later', say('document.nothing-yet'))
  if (paper.standing === 'withheld')
    throw new CeremonyError('document.withheld', say('document.states'))
  return { paper, html: shelf.read(name) }
}

/** Whatever goes to the printer or onto a medium from here is one of our documents, and looks like it. */
function onPaper(html: Uint8Array): Uint8Array {
  return utf8(dressed(decodeUtf8(html)))
}

async function rendered(render: () => Promise<Uint8Array>): Promise<Uint8Array> {
  try {
    return await render()
  } catch {
    throw new CeremonyError('document.unsaved', say('document.no-pdf'))
  }
}

/** A name that says what it is, of which ceremony, and up to where; nothing is ever overwritten. */
function fileName(
  { stem, entry }: Shelf,
  { name, kind, standing }: Paper,
  size: OnPaper['size'],
  ending: string,
): string {
  const lasting = kind === 'script-proposed' || kind === 'cards-blank'
  return [
    stem,
    name.replace('/', '-').replace(/\.html$/, ''),
    ...(entry === undefined || lasting ? [] : [`entry-${entry}`]),
    ...(standing === 'draft' ? ['draft'] : []),
    ...(size === 'a4' ? [] : [size]),
  ]
    .join('-')
    .concat('.', ending)
}
