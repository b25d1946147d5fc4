import type { BrowserWindow, IpcMainInvokeEvent, WebContents } from 'electron'
import type { WindowRole } from '../ipc/roles.ts'
import { DOCUMENT_HOST, HOST, isAt, WITNESS_HOST } from './origin.ts'

/** Where the page of each role comes from; a window that shows another page has lost its role. */
const HOSTS: { readonly [role in WindowRole]: string } = {
  main: HOST,
  witness: WITNESS_HOST,
  document: DOCUMENT_HOST,
}

const roles = new WeakMap<WebContents, WindowRole>()

/** Says, once, what a window of ours is for. */
export function giveRole(window: BrowserWindow, role: WindowRole): void {
  roles.set(window.webContents, role)
}

/** What a window of ours is for; contents that nobody gave a role have none. */
export function roleFor(contents: WebContents | null): WindowRole | undefined {
  return contents === null ? undefined : roles.get(contents)
}

/** The role in which a call comes: none but for the main frame of our window, on its own page. */
export function roleOf({ sender, senderFrame }: IpcMainInvokeEvent): WindowRole | undefined {
  const role = roleFor(sender)
  if (role === undefined || senderFrame === null) return undefined
  return senderFrame === sender.mainFrame && isAt(senderFrame.url, HOSTS[role]) ? role : undefined
}
