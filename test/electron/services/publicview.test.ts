import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Application } from '#electron/services/application.ts'
import type { Desktop } from '#electron/services/desktop.ts'
import { nodeHost } from '#electron/services/nodehost.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import { STATES } from '../../browser/fixtures/states.ts'

const data = mkdtempSync(join(tmpdir(), 'claviger-publicview-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

/** As if a ceremony were open; `snapshot` says how it stands. */
function opened(snapshot: () => Snapshot): Application {
  const app = new Application(nodeHost(), {} as Desktop, data)
  Object.defineProperty(app, 'isOpen', { get: () => true })
  Object.defineProperty(app, 'snapshot', { value: snapshot })
  return app
}

test('what the room may see is nothing where it cannot be told, and never what it was before', () => {
  const nothing = { at: 'nothing', language: 'en' }
  expect(opened(() => STATES.approve).publicView()).toMatchObject({ at: 'step' })
  const broken = opened(() => {
    throw new Error('a defect')
  })
  expect(broken.publicView()).toMatchObject(nothing)
  const bent = { ...STATES.approve, recent: undefined } as unknown as Snapshot
  expect(opened(() => bent).publicView()).toMatchObject(nothing)
})
