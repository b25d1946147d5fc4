import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifySmall } from './support/child.ts'
import { longLog } from './support/longlog.ts'
import { cleanUp } from './support/rehearsed.ts'

const ENTRIES = 10_000
let bundle: string

beforeAll(async () => {
  bundle = await longLog(ENTRIES)
})
afterAll(cleanUp)

test('a log of 10,000 entries is verified in bounded memory', () => {
  const { report, megabytes } = verifySmall(bundle)
  expect(report).toMatchObject({ ok: true, entries: ENTRIES, outcome: 'aborted' })
  expect(megabytes).toBeLessThan(512)
})
