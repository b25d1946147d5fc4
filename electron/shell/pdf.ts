import { BrowserWindow, type Session, type WebContents } from 'electron'
import type { PaperSize } from '#shared/documents/paper-size.ts'
import { CeremonyError } from '#shared/errors.ts'
import { type Saying, say } from '#shared/text/saying.ts'
import type { Desktop } from '../services/desktop.ts'
import { DOCUMENT_HOST, SCHEME } from './origin.ts'
import { lockedPreferences } from './preferences.ts'
import { serveDocuments } from './scheme.ts'
import { giveRole } from './windows.ts'

/** What Electron gives as the reason when somebody closed the dialog, and when the settings are wrong. */
const CANCELLED = /cancel/i
const SETTINGS = /settings/i

/**
 * Renders documents to PDF and prints them, each in a window that is never shown: no script, and the
 * session that is given, which is locked. A document is served from memory for as long as its window
 * lives. The page size is the document's: its address ends in the name of the paper.
 */
export function documentPrinter(
  session: Session,
): Required<Pick<Desktop, 'renderPdf' | 'printDocument'>> {
  const documents = new Map<string, Uint8Array>()
  let count = 0
  serveDocuments(session, documents)
  async function withDocument<T>(
    html: Uint8Array,
    size: PaperSize,
    use: (contents: WebContents) => Promise<T>,
  ): Promise<T> {
    count += 1
    const path = `/${count}`
    documents.set(path, html)
    const window = new BrowserWindow({
      show: false,
      webPreferences: { ...lockedPreferences(session), javascript: false },
    })
    giveRole(window, 'document')
    const work = async () => {
      await window.loadURL(`${SCHEME}://${DOCUMENT_HOST}${path}#${size}`)
      return await use(window.webContents)
    }
    try {
      return await Promise.race([work(), lost(window.webContents)])
    } finally {
      documents.delete(path)
      window.destroy()
    }
  }
  return {
    renderPdf: (html, size = 'a4') =>
      withDocument(html, size, async (contents) => {
        const pdf = await contents.printToPDF({ preferCSSPageSize: true, printBackground: true })
        return new Uint8Array(pdf)
      }),
    printDocument: (html, size) => withDocument(html, size, print),
  }
}

/** Rejects when a page dies, cannot be loaded or hangs: what it was asked for would never come. */
function lost(contents: WebContents): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () => reject(new CeremonyError('document.lost', say('document.page-lost')))
    contents.once('render-process-gone', fail)
    contents.once('unresponsive', fail)
    contents.on('did-fail-load', (_event, _code, _description, _url, isMainFrame) => {
      if (isMainFrame) fail()
    })
  })
}

/** Opens the dialog of the system; false when somebody closed it. */
export async function print(contents: WebContents): Promise<boolean> {
  const printers = await contents.getPrintersAsync()
  if (printers.length === 0) throw new CeremonyError('printer.missing', say('document.no-printer'))
  return await new Promise((resolve, reject) => {
    contents.print({ silent: false, printBackground: true }, (success, reason) => {
      if (success || CANCELLED.test(reason)) resolve(success)
      else reject(new CeremonyError('printer.failed', printerFault(reason)))
    })
  })
}

/** Electron gives the reason in English: it says that printing failed, or that the settings did. */
function printerFault(reason: string): Saying {
  return SETTINGS.test(reason) ? say('document.printer-settings') : say('document.printer')
}
