import { type BrowserWindow, dialog } from 'electron'
import { catalogues } from '#shared/text/catalogue.ts'
import type { Language } from '#shared/text/language.ts'
import type { Desktop } from '../services/desktop.ts'
import { print } from './pdf.ts'
import { grantCamera } from './permissions.ts'

/** Dialogs of the system; the page never sees more of a path than the main side tells it. */
export function systemDesktop(
  window: () => BrowserWindow | undefined,
  documents: Pick<Desktop, 'renderPdf' | 'printDocument'>,
  language: () => Language,
): Desktop {
  const words = () => catalogues[language()].desktop
  const ask = async (options: Electron.OpenDialogOptions): Promise<string | null> => {
    const parent = window()
    const answer = parent
      ? await dialog.showOpenDialog(parent, options)
      : await dialog.showOpenDialog(options)
    return answer.canceled ? null : (answer.filePaths[0] ?? null)
  }
  return {
    ...documents,
    choosePlan: () =>
      ask({
        title: words().choosePlan,
        properties: ['openFile'],
        filters: [{ name: words().plan, extensions: ['json'] }],
      }),
    savePlan: async (folder) => {
      const options: Electron.SaveDialogOptions = {
        title: words().savePlan,
        ...(folder === undefined ? {} : { defaultPath: folder }),
        filters: [{ name: words().plan, extensions: ['json'] }],
      }
      const parent = window()
      const answer = parent
        ? await dialog.showSaveDialog(parent, options)
        : await dialog.showSaveDialog(options)
      return answer.canceled ? null : answer.filePath
    },
    chooseFolder: (purpose) =>
      ask({
        title: words().folders[purpose],
        properties: ['openDirectory', 'createDirectory'],
      }),
    chooseRecipient: () => ask({ title: words().chooseRecipient, properties: ['openFile'] }),
    chooseShare: () =>
      ask({
        title: words().chooseShare,
        properties: ['openFile'],
        filters: [{ name: words().share, extensions: ['share', 'age'] }],
      }),
    chooseIdentity: () => ask({ title: words().chooseIdentity, properties: ['openFile'] }),
    camera: grantCamera,
    chooseBundle: () => ask({ title: words().chooseBundle, properties: ['openDirectory'] }),
    chooseProof: () => ask({ title: words().chooseProof, properties: ['openDirectory'] }),
    print: async () => {
      const contents = window()?.webContents
      return contents !== undefined && (await print(contents))
    },
  }
}
