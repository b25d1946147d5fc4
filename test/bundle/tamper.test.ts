import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CONTENT_CHANGES, STRAY_CHANGES } from './support/changes.folder.ts'
import { LOG_CHANGES } from './support/changes.log.ts'
import { SEAL_CHANGES } from './support/changes.seals.ts'
import { expectRefused, verify, verifyShell } from './support/judge.ts'
import { cleanUp, preparePlan, type Rehearsed, rehearse } from './support/rehearsed.ts'

let original: Rehearsed

beforeAll(async () => {
  original = await rehearse(preparePlan())
})
afterAll(cleanUp)

test('the bundle as it was written is accepted', async () => {
  expect(verify(original.bundle)).toMatchObject({ ok: true, code: 'ok', anchored: 'none' })
  expect(await verifyShell(original.bundle)).toMatchObject({ code: 0 })
})

describe.concurrent.each([
  ['the log', LOG_CHANGES],
  ['the checkpoint and its signatures', SEAL_CHANGES],
  ['things that do not belong', STRAY_CHANGES],
  ['the files', CONTENT_CHANGES],
])('both verifiers refuse a change of %s', (_, changes) => {
  test.each(changes)('$name', (change) => expectRefused(original.bundle, change))
})
