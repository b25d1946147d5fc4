/** The language of a ceremony is that of the application when it is opened; the page may have another. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Application } from '#electron/services/application.ts'
import type { Desktop } from '#electron/services/desktop.ts'
import { dutyText } from '#shared/ceremony/duty-text.ts'
import { textOf } from '#shared/ceremony/vouch.ts'
import { hostOf, passphraseOf, writePlan } from '../../support/place.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'claviger-language-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** A plan that follows the released script, which has words in every language. */
function releasedPlan(): string {
  const path = writePlan(dir)
  const { script: _, ...plan } = JSON.parse(readFileSync(path, 'utf8'))
  writeFileSync(path, JSON.stringify(plan))
  return path
}

async function opened(language: string): Promise<Application> {
  const plan = releasedPlan()
  const desktop = { choosePlan: async () => plan } as unknown as Desktop
  const host = { ...hostOf('language'), languages: () => [language] }
  const application = new Application(host, desktop, join(dir, language))
  const review = await application.reviews.choosePlan()
  await application.openCeremony(review?.token ?? '', passphraseOf('admin'))
  return application
}

test('a ceremony that is opened in German says so in entry 0, one in English says nothing', async () => {
  const german = await opened('de-CH')
  expect(german.ceremony.ledger.state.opened?.language).toBe('de')
  german.leave()
  const english = await opened('en')
  expect(english.ceremony.ledger.state.opened).not.toHaveProperty('language')
  english.leave()
})

test('steps and sentences on the page follow the page, and the log stays as it is', async () => {
  const application = await opened('de')
  const german = application.snapshot()
  application.setLanguage('en')
  const english = application.snapshot()
  const others = german.script.filter(
    ({ instruction }, i) => instruction !== english.script[i]?.instruction,
  )
  expect(others.length).toBeGreaterThan(5)
  expect(german.script.map(({ step, act, task }) => ({ step, act, task }))).toEqual(
    english.script.map(({ step, act, task }) => ({ step, act, task })),
  )
  expect(german.recent[0]?.sentence).toMatch(/^Das Protokoll dieser Probe wurde von/)
  expect(english.recent[0]?.sentence).toMatch(/^The log of this rehearsal was opened by/)
  expect(english.runningHead).toBe(german.runningHead)
  expect(application.ceremony.ledger.state.opened?.language).toBe('de')
  application.leave()
})

test('what people sign is English, whatever language they read', async () => {
  const application = await opened('de')
  const { state } = application.ceremony.ledger
  const { custodians, threshold } = state.ground.plan.backup
  const [actor = ''] = custodians
  const event = { type: 'duty.acknowledged', actor, what: {} } as never
  const place = { index: 1, total: custodians.length, threshold }
  expect(textOf(state, event)).toBe(dutyText(place))
  application.leave()
})
