import { BrowserWindow } from 'electron'
import type { RenderPdf } from '../services/documents.ts'

/**
 * Renders a document to PDF in a window of its own that is never shown: no script, a session of its
 * own in memory, and nothing that the policy inside the document lets it load. The page size is the
 * document's.
 */
export const renderPdf: RenderPdf = async (html) => {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      partition: 'documents',
    },
  })
  try {
    const text = Buffer.from(html).toString('base64')
    await window.loadURL(`data:text/html;charset=utf-8;base64,${text}`)
    const pdf = await window.webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
    })
    return new Uint8Array(pdf)
  } finally {
    window.destroy()
  }
}
