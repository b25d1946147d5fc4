/** The witness display in a second tab of the Chromium that stands in for Electron. */
import type { BrowserContext, Page as Tab } from '@playwright/test'
import type { DisplayState } from '#shared/ipc/answers.ts'
import type { WitnessView } from '#shared/ipc/witness.ts'
import type { WitnessDisplay } from '../services/desktop.ts'
import { pushToTab, WITNESS_ORIGIN } from './chromium.ts'

export interface WitnessTab extends WitnessDisplay {
  refresh(): void
  tab(): Tab | undefined
}

/** As `witnessWindow` under Electron: opened, closed, told what to show; its end touches nothing. */
export function witnessTab(
  context: BrowserContext,
  view: () => WitnessView,
  told: (state: DisplayState) => void,
): WitnessTab {
  let tab: Tab | undefined
  let lost = false
  const state = (): DisplayState => ({ shown: tab === undefined ? 'no' : 'window', lost })
  const refresh = (): void => {
    if (tab !== undefined) void pushToTab(tab, 'onWitness', view()).catch(() => {})
  }
  const open = async (): Promise<void> => {
    const made = await context.newPage()
    tab = made
    made.on('close', () => {
      tab = undefined
      told(state())
    })
    made.on('crash', () => {
      lost = true
      void made.close()
    })
    await made.goto(`${WITNESS_ORIGIN}/`)
    refresh()
  }
  return {
    state,
    refresh,
    tab: () => tab,
    show: async (shown) => {
      if (shown !== (tab !== undefined)) {
        lost = false
        await (shown ? open() : tab?.close())
      }
      return state()
    },
  }
}
