/** A page that dies is loaded again, after the event, and not without end. */
import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { renewal } from '#electron/shell/renewal.ts'

const done: string[] = []
let contents: EventEmitter & { forcefullyCrashRenderer(): void }
let destroyed: boolean
let again: boolean
let answered: (isOpen: boolean) => void

beforeEach(() => {
  vi.useFakeTimers()
  done.length = 0
  destroyed = false
  again = false
  contents = Object.assign(new EventEmitter(), {
    forcefullyCrashRenderer: () => {
      done.push('crash')
      dies('killed')
    },
  })
  const window = {
    webContents: contents,
    isDestroyed: () => destroyed,
    destroy: () => {
      done.push('destroy')
      destroyed = true
    },
    loadURL: async (url: string) => void done.push(`load ${url}`),
  } as unknown as BrowserWindow
  answered = renewal(window, {
    died: () => done.push('died'),
    givenUp: async () => {
      done.push('ask')
      return again
    },
  })
})
afterEach(() => vi.useRealTimers())

const LOAD = 'load app://ceremony/'

function dies(reason = 'crashed'): void {
  contents.emit('render-process-gone', {}, { reason })
}

/** What was done within this time. */
async function within(time: number): Promise<string[]> {
  await vi.advanceTimersByTimeAsync(time)
  return done.splice(0)
}

it('is loaded again, but not inside of the event that says so', async () => {
  dies()
  expect(done.splice(0)).toEqual(['died'])
  expect(await within(0)).toEqual([LOAD])
})

it('waits longer each time, and then a person is asked', async () => {
  dies()
  expect(await within(0)).toEqual(['died', LOAD])
  dies()
  expect(await within(999)).toEqual(['died'])
  expect(await within(1)).toEqual([LOAD])
  dies()
  expect(await within(4999)).toEqual(['died'])
  expect(await within(1)).toEqual([LOAD])
  dies()
  expect(await within(1_000_000)).toEqual(['died', 'ask', 'destroy'])
})

it('is loaded once more where the person says so, and has its patience back', async () => {
  again = true
  for (const _ of [1, 2, 3]) {
    dies()
    await within(5000)
  }
  dies()
  expect(await within(0)).toEqual(['died', 'ask', LOAD])
  dies()
  expect(await within(0)).toEqual(['died', LOAD])
})

it('is patient with deaths that lie far apart', async () => {
  for (const _ of [1, 2, 3, 4, 5, 6]) {
    await within(60_001)
    dies()
    expect(await within(0)).toEqual(['died', LOAD])
  }
})

it.each(['launch-failed', 'integrity-failure'])(
  'asks at once where it is hopeless: %s',
  async (reason) => {
    dies(reason)
    expect(done.splice(0)).toEqual(['died'])
    expect(await within(1_000_000)).toEqual(['ask', 'destroy'])
  },
)

it('loads nothing into a window that is gone', async () => {
  dies()
  destroyed = true
  expect(await within(1_000_000)).toEqual(['died'])
})

it('ends with its ceremony, at each of them, and that is no failure', async () => {
  for (const _ of [1, 2, 3, 4, 5, 6]) {
    answered(true)
    answered(true)
    expect(done).toEqual([])
    answered(false)
    answered(false)
    expect(await within(0)).toEqual(['crash', 'died', LOAD])
  }
  // It still has its whole patience.
  dies()
  expect(await within(0)).toEqual(['died', LOAD])
})
