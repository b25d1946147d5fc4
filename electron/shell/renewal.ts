import type { BrowserWindow } from 'electron'
import { START } from './origin.ts'

/** What would only happen again. */
const HOPELESS: readonly string[] = ['launch-failed', 'integrity-failure']

/** How long a page that died waits for the next one, in milliseconds; after the last a person decides. */
const WAITS: readonly number[] = [0, 1000, 5000]

/** A page that lived as long as this died of something else than the one before it. */
const LONG = 60_000

/** Who is told what becomes of the page. */
export interface Mourners {
  /** Before anything else: what the page was granted ends with it. */
  readonly died: () => void
  /** It does not stay alive. True to load it once more, false to close the window. */
  readonly givenUp: () => Promise<boolean>
}

/**
 * A page that died is loaded again; it shows the ceremony where it stands. And when a ceremony is left,
 * its page is made to die: what was typed and shown in it goes with its process, not to the next one.
 * Nothing is loaded before the event is over: Electron may crash of that.
 */
export function renewal(
  window: BrowserWindow,
  { died, givenUp }: Mourners,
): (isOpen: boolean) => void {
  let open = false
  let meant = false
  let deaths = 0
  let last = Number.NEGATIVE_INFINITY
  const load = (): void => {
    if (!window.isDestroyed()) void window.loadURL(START).catch(() => {})
  }
  const decide = async (): Promise<void> => {
    deaths = 0
    if (await givenUp()) load()
    else if (!window.isDestroyed()) window.destroy()
  }
  window.webContents.on('render-process-gone', (_, { reason }) => {
    died()
    if (meant) {
      meant = false
      setTimeout(load)
      return
    }
    const now = performance.now()
    if (now - last > LONG) deaths = 0
    last = now
    const wait = HOPELESS.includes(reason) ? undefined : WAITS[deaths]
    deaths += 1
    if (wait === undefined) setTimeout(() => void decide())
    else setTimeout(load, wait)
  })
  return (isOpen) => {
    meant ||= open && !isOpen
    if (open && !isOpen) window.webContents.forcefullyCrashRenderer()
    open = isOpen
  }
}
