/** The camera is lent for one step that takes a share: whatever the page does, it ends with that. */
import { beforeEach, expect, it } from 'vitest'
import type { Ceremony } from '#electron/services/ceremony.ts'
import type { Desktop } from '#electron/services/desktop.ts'
import { Incoming } from '#electron/services/incoming.ts'
import { nodeHost } from '#electron/services/nodehost.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import { expectRefusal } from '../../support/refusal.ts'

const TASKS = ['note', 'readback', 'note', 'readback', 'present', 'present']

const refused: string[] = []
const ceremony = () => ({ ledger: { refuse: (code: string) => refused.push(code) } }) as never
let open: { isOpen: boolean; ceremony: Ceremony; at: number; locked: boolean }
let lent: () => boolean
let incoming: Incoming

beforeEach(() => {
  refused.length = 0
  open = { isOpen: true, ceremony: ceremony(), at: 1, locked: false }
  lent = () => false
  const snapshot = () => {
    const script = TASKS.map((task, at) => ({
      status: at === open.at ? 'current' : 'next',
      task: { do: task },
    }))
    return { script, locked: open.locked } as unknown as Snapshot
  }
  const desktop = {
    camera: (granted: false | (() => boolean)) => {
      lent = granted || (() => false)
    },
  } as Desktop
  const shown = {
    get isOpen() {
      return open.isOpen
    },
    get ceremony() {
      return open.ceremony
    },
    snapshot,
  }
  incoming = new Incoming(shown, nodeHost(), desktop)
})

it.each([1, 3, 4, 5])('is lent in a step that takes a share: step %i', (at) => {
  open.at = at
  incoming.openCamera()
  expect(lent()).toBe(true)
})

it('is refused in another step, and where nobody may go on', () => {
  open.at = 2
  expectRefusal(() => incoming.openCamera(), 'rule.order')
  open = { ...open, at: 1, locked: true }
  expectRefusal(() => incoming.openCamera(), 'rule.locked')
  expect(lent()).toBe(false)
  expect(refused).toEqual(['rule.order', 'rule.locked'])
})

it.each<[string, () => void]>([
  ['the step is over', () => (open.at = 2)],
  ['the next share is read back', () => (open.at = 3)],
  ['the next one is presented', () => (open.at = 4)],
  ['the script is at its end', () => (open.at = TASKS.length)],
  ['fewer than two are in the room', () => (open.locked = true)],
  ['the ceremony is left', () => (open.isOpen = false)],
  ['another ceremony is open', () => (open.ceremony = ceremony())],
  ['the page gives it back', () => incoming.closeCamera()],
  ['the page dies', () => incoming.forget()],
])('ends when %s, though the page says nothing', (_, happens) => {
  incoming.openCamera()
  expect(lent()).toBe(true)
  happens()
  expect(lent()).toBe(false)
})
