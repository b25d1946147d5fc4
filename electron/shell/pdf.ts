import { BrowserWindow, type Session } from 'electron'
import type { RenderPdf } from '../services/documents.ts'
import { DOCUMENT_HOST, SCHEME } from './origin.ts'
import { lockedPreferences } from './preferences.ts'
import { serveDocuments } from './scheme.ts'
import { giveRole } from './windows.ts'

/**
 * Renders documents to PDF, each in a window that is never shown: no script, and the session that is
 * given, which is locked. A document is served from memory for as long as its window lives. The page
 * size is the document's.
 */
export function pdfRenderer(session: Session): RenderPdf {
  const documents = new Map<string, Uint8Array>()
  let count = 0
  serveDocuments(session, documents)
  return async (html) => {
    count += 1
    const path = `/${count}`
    documents.set(path, html)
    const window = new BrowserWindow({
      show: false,
      webPreferences: { ...lockedPreferences(session), javascript: false },
    })
    giveRole(window, 'document')
    try {
      await window.loadURL(`${SCHEME}://${DOCUMENT_HOST}${path}`)
      const pdf = await window.webContents.printToPDF({
        preferCSSPageSize: true,
        printBackground: true,
      })
      return new Uint8Array(pdf)
    } finally {
      documents.delete(path)
      window.destroy()
    }
  }
}
