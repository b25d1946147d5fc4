import { BrowserWindow, type Display, type Session, screen } from 'electron'
import type { DisplayState } from '#shared/ipc/answers.ts'
import type { WitnessView } from '#shared/ipc/witness.ts'
import type { WitnessDisplay } from '../services/desktop.ts'
import { push } from './bridge.ts'
import { WITNESS_START } from './origin.ts'
import { lockedPreferences } from './preferences.ts'
import { giveRole } from './windows.ts'

export interface WitnessParts {
  /** A session of its own, which serves the page of the display and no other. */
  readonly session: Session
  readonly preload: string
  /** The window that people act in: the display goes to another screen. */
  readonly beside: BrowserWindow
  readonly view: () => WitnessView
  /** Hears when the display is shown, closed or lost. */
  readonly told: (state: DisplayState) => void
}

export interface WitnessWindow extends WitnessDisplay {
  /** Pushes the view anew, where there is a window. */
  refresh(): void
}

/**
 * The display for the room, in a window that calls nothing. Whatever becomes of it, the ceremony goes
 * on in the other one.
 */
export function witnessWindow(parts: WitnessParts): WitnessWindow {
  let window: BrowserWindow | undefined
  let on: Display | undefined
  let lost = false
  const state = (): DisplayState => ({
    shown: window === undefined ? 'no' : on === undefined ? 'window' : 'screen',
    lost,
  })
  const lose = (): void => {
    lost = true
    window?.destroy()
  }
  const refresh = (): void => {
    if (window !== undefined) push(window, 'witness-changed', parts.view())
  }
  const open = async (): Promise<void> => {
    on = otherScreen(parts.beside)
    const made = makeWindow(parts, on)
    window = made
    made.on('closed', () => {
      window = undefined
      parts.told(state())
    })
    made.webContents.on('did-finish-load', refresh)
    made.webContents.on('render-process-gone', lose)
    // It failed: the window is closed and says so; the call that opened it is answered all the same.
    await made.loadURL(WITNESS_START).catch(lose)
  }
  screen.on('display-removed', (_, { id }) => {
    if (window !== undefined && id === on?.id) lose()
  })
  parts.beside.on('closed', () => window?.destroy())
  return {
    state,
    refresh,
    show: async (shown) => {
      if (shown !== (window !== undefined)) {
        lost = false
        if (shown) await open()
        else window?.destroy()
      }
      return state()
    },
  }
}

/** A screen that the window of the ceremony is not on; none where the system names one alone. */
function otherScreen(beside: BrowserWindow): Display | undefined {
  const here = screen.getDisplayMatching(beside.getBounds())
  return screen.getAllDisplays().find(({ id }) => id !== here.id)
}

/**
 * Full screen on that screen, or an ordinary window. It is not protected from capture, unlike the
 * other one: it shows nothing that the room may not see, and a protected window stays black on some
 * projectors and docking stations.
 */
function makeWindow({ session, preload }: WitnessParts, on: Display | undefined): BrowserWindow {
  const place = on === undefined ? { width: 1280, height: 720 } : { ...on.bounds, fullscreen: true }
  const made = new BrowserWindow({
    ...place,
    show: false,
    autoHideMenuBar: true,
    webPreferences: { ...lockedPreferences(session), preload },
  })
  giveRole(made, 'witness')
  // Without the focus: somebody may be typing a passphrase in the other window.
  made.once('ready-to-show', () => made.showInactive())
  return made
}
