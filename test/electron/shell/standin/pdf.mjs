// Renders documents with the stand-in in Electron's place, and says what it saw.
import { STANDIN } from './register.mjs'

const { BrowserWindow, journal, sessions, windows } = await import(STANDIN)
const { lockedSession, lockProcess } = await import('#electron/shell/lockdown.ts')
const { documentPrinter } = await import('#electron/shell/pdf.ts')

lockProcess()
const { renderPdf: render, printDocument } = documentPrinter(await lockedSession('documents'))
const documents = ['a', 'b'].map((letter) => Buffer.from(`<p>${letter.repeat(3_100_000)}`))
const pdfs = await Promise.all(documents.map((html) => render(html)))

const handler = sessions.get('documents').protocols.get('app')
const get = (path) => handler(new Request(`app://document${path}`))
const addresses = windows.map((window) => new URL(window.webContents.mainFrame.url).pathname)
const after = await Promise.all(addresses.map(async (path) => (await get(path)).status))
const rendered = windows.length

const tried = async (size) => {
  try {
    return await printDocument(documents[0], size)
  } catch (error) {
    return error.code
  }
}
const printed = [await tried('letter'), await tried('a4'), await tried('a4')]
const asked = journal.filter((line) => line.startsWith('print '))
const made = windows.length

/** What becomes of a document whose window is lost while it is at work, and of its window. */
const lostBy = async (work, ...event) => {
  const working = work().then(
    () => 'done',
    ({ code, said }) => ({ code, said }),
  )
  const window = windows.at(-1)
  const never = () => new Promise(() => {})
  Object.assign(window.webContents, { printToPDF: never, print: never })
  await new Promise((resolve) => setTimeout(resolve, 20))
  window.webContents.emit(...event)
  const waited = new Promise((resolve) => setTimeout(() => resolve('it waits'), 500))
  const answer = await Promise.race([working, waited])
  return { answer, destroyed: window.destroyed === true }
}
const GONE = ['render-process-gone', {}, { reason: 'crashed' }]
const failing = (isMainFrame) => ['did-fail-load', {}, -2, 'ERR_FAILED', '', isMainFrame]
const lost = {
  rendering: await lostBy(() => render(documents[0]), ...GONE),
  printing: await lostBy(() => printDocument(documents[0], 'a4'), ...GONE),
  hanging: await lostBy(() => render(documents[0]), 'unresponsive'),
  failing: await lostBy(() => render(documents[0]), ...failing(true)),
  inside: await lostBy(() => render(documents[0]), ...failing(false)),
}
const later = windows.length

BrowserWindow.prototype.loadURL = () => Promise.reject(new Error('the window failed'))
await render(documents[0]).catch(() => undefined)
const failed = {
  status: (await get(`/${later + 1}`)).status,
  destroyed: windows.at(-1).destroyed,
}

process.stdout.write(
  JSON.stringify({
    same: pdfs.map((pdf, i) => Buffer.compare(pdf, documents[i]) === 0),
    bytes: pdfs[0].length,
    after,
    failed,
    lost,
    printed,
    asked,
    closed: windows.slice(0, made).every((window) => window.destroyed),
    destroyed: windows.slice(0, rendered).map((window) => window.destroyed),
    windows: windows.map(({ options: { show, webPreferences } }) => ({
      ...webPreferences,
      show,
      session: webPreferences.session.name,
    })),
    locked: sessions.get('documents').handlers.onBeforeRequest !== undefined,
    policy: (await get('/')).headers.get('content-security-policy'),
  }),
)
