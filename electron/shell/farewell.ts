import { app, type BrowserWindow, dialog } from 'electron'
import { catalogues } from '#shared/text/catalogue.ts'
import { type Language, languageOf } from '#shared/text/language.ts'

/** Before there is a program that a language was chosen in, that of the system. */
const words = () => catalogues[languageOf(app.getPreferredSystemLanguages())].desktop

/** Says what the program was started with, and ends it. */
export async function refuseStart(dangers: readonly string[]): Promise<void> {
  await end(words().refuses, words().startAgain(dangers.join(', ')))
}

/** Says why the program did not start, in the words of the system, and ends it. */
export async function failStart(error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error)
  await end(words().failed, words().failedBecause(reason))
}

/**
 * On the standard error output at once, and in a dialog as soon as there can be one: before the
 * program is ready, Linux shows none.
 */
async function end(title: string, text: string): Promise<void> {
  process.stderr.write(`${title}\n${text}\n`)
  await app.whenReady()
  dialog.showErrorBox(title, text)
  app.exit(1)
}

/** The page dies again and again: asks whether to load it once more. What is open stays open. */
export async function asksForPage(window: BrowserWindow, language: Language): Promise<boolean> {
  const { title, text, again, close } = catalogues[language].desktop.pageDied
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: title,
    detail: text,
    buttons: [again, close],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  return response === 0
}
