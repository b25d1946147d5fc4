import { type BrowserWindow, dialog } from 'electron'
import type { Desktop } from '../services/application.ts'
import { renderPdf } from './pdf.ts'

/** Dialogs of the system; the page never sees more of a path than the main side tells it. */
export function systemDesktop(window: () => BrowserWindow | undefined): Desktop {
  const ask = async (options: Electron.OpenDialogOptions): Promise<string | null> => {
    const parent = window()
    const answer = parent
      ? await dialog.showOpenDialog(parent, options)
      : await dialog.showOpenDialog(options)
    return answer.canceled ? null : (answer.filePaths[0] ?? null)
  }
  return {
    renderPdf,
    choosePlan: () =>
      ask({
        title: 'Choose the plan',
        properties: ['openFile'],
        filters: [{ name: 'Plan', extensions: ['json'] }],
      }),
    savePlan: async (folder) => {
      const options: Electron.SaveDialogOptions = {
        title: 'Save the plan under a new name',
        ...(folder === undefined ? {} : { defaultPath: folder }),
        filters: [{ name: 'Plan', extensions: ['json'] }],
      }
      const parent = window()
      const answer = parent
        ? await dialog.showSaveDialog(parent, options)
        : await dialog.showSaveDialog(options)
      return answer.canceled ? null : answer.filePath
    },
    chooseFolder: () =>
      ask({
        title: 'Choose the folder for the evidence',
        properties: ['openDirectory', 'createDirectory'],
      }),
    chooseBundle: () => ask({ title: 'Choose the evidence bundle', properties: ['openDirectory'] }),
    print: async () => {
      await new Promise<void>((resolve) => {
        const contents = window()?.webContents
        if (contents === undefined) resolve()
        else contents.print({ silent: false, printBackground: true }, () => resolve())
      })
    },
  }
}
