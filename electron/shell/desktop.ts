import { type BrowserWindow, dialog } from 'electron'
import { CeremonyError } from '#shared/errors.ts'
import type { Desktop, FolderFor } from '../services/desktop.ts'
import type { RenderPdf } from '../services/documents.ts'
import { grantCamera } from './permissions.ts'

const FOLDERS: { readonly [purpose in FolderFor]: string } = {
  evidence: 'Choose the folder for the evidence',
  share: 'Choose the folder on the stick of the custodian',
  papers: 'Choose the folder for the documents',
  export: 'Choose the folder for the keys',
  proof: 'Choose the folder for the signature',
}

/** What Electron gives as the reason when somebody closed the dialog. */
const CANCELLED = /cancel/i

/** Dialogs of the system; the page never sees more of a path than the main side tells it. */
export function systemDesktop(
  window: () => BrowserWindow | undefined,
  renderPdf: RenderPdf,
): Desktop {
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
    chooseFolder: (purpose) =>
      ask({
        title: FOLDERS[purpose],
        properties: ['openDirectory', 'createDirectory'],
      }),
    chooseRecipient: () =>
      ask({ title: 'Choose the file with your age recipient', properties: ['openFile'] }),
    chooseShare: () =>
      ask({
        title: 'Choose the share file',
        properties: ['openFile'],
        filters: [{ name: 'Share', extensions: ['share', 'age'] }],
      }),
    chooseIdentity: () =>
      ask({ title: 'Choose the identity file that opens the share', properties: ['openFile'] }),
    camera: grantCamera,
    chooseBundle: () => ask({ title: 'Choose the evidence bundle', properties: ['openDirectory'] }),
    chooseProof: () =>
      ask({ title: 'Choose the folder of the health check', properties: ['openDirectory'] }),
    print: () =>
      new Promise((resolve, reject) => {
        const contents = window()?.webContents
        if (contents === undefined) resolve(false)
        else
          contents.print({ silent: false, printBackground: true }, (success, reason) => {
            if (success || CANCELLED.test(reason)) resolve(success)
            else reject(new CeremonyError('io.failed', `the printer did not take it: ${reason}`))
          })
      }),
  }
}
