/** Reviewed plans: what counts is what was reviewed last. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Desktop } from '#electron/services/desktop.ts'
import { nodeHost } from '#electron/services/nodehost.ts'
import { Reviews } from '#electron/services/reviews.ts'
import { expectRefusal } from '../../support/refusal.ts'

const folder = mkdtempSync(join(tmpdir(), 'claviger-reviews-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a plan saved with faults takes the place of the sound one saved before it', async () => {
  const names = ['sound.json', 'faulty.json']
  const desktop = { savePlan: async () => join(folder, names.shift() ?? '') }
  const reviews = new Reviews(nodeHost(), desktop as unknown as Desktop, folder)
  const { token, text } = reviews.planning.begin()
  await reviews.savePlan(token, text)
  expect(reviews.of(token).loaded.plan.title).toBe('New ceremony')
  await reviews.savePlan(token, JSON.stringify({ ...JSON.parse(text), title: '' }))
  expectRefusal(() => reviews.of(token), 'plan.invalid', 'review the plan first')
})
