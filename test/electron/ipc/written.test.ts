/** What people write for the log holds no part of a share: the door refuses it, and nothing hears of it. */
import { describe, expect, test } from 'vitest'
import type { Handlers } from '#electron/ipc/handlers.ts'
import { makeRouter } from '#electron/ipc/router.ts'
import { CHANNELS } from '#shared/ipc/names.ts'
import { VALID } from './validcalls.ts'

const SHARE =
  'KSHARE1QYQQZQSRQSZSVPCZQVZJQGFZYVJZ2F389Q5J52EV95HZ7VP3XGENGDFKXUURJW3M8S7NU0MFEF8W0LGVS3FDT3YZ33LKA'
const HALF = SHARE.slice(40, 60)
const GROUPS = SHARE.match(/.{4}/g)?.slice(12, 16).join(' ') ?? ''

/** The same call with a text in the place of each of its strings, one after the other. */
function* typedInto(call: unknown, text: string, at = ''): Generator<[string, unknown]> {
  if (typeof call === 'string') yield [at, text]
  if (typeof call !== 'object' || call === null) return
  for (const [key, inner] of Object.entries(call))
    for (const [path, changed] of typedInto(inner, text, `${at}.${key}`))
      yield [path, Array.isArray(call) ? [changed] : { ...call, [key]: changed }]
}

async function ask(channel: string, call: unknown) {
  const heard: string[] = []
  const handlers = Object.fromEntries(
    CHANNELS.map((name) => [name, () => void heard.push('service')]),
  )
  const malformed = () => void heard.push('malformed')
  const router = makeRouter(handlers as unknown as Handlers, { malformed })
  const answer = await router.call(channel, [call])
  return { code: answer.ok ? 'ok' : answer.error.code, answer, heard }
}

/** Every place of a call where a part of a share is refused for what it is. */
async function refusing(text: string): Promise<readonly string[]> {
  const places: string[] = []
  for (const [channel, calls] of Object.entries(VALID))
    for (const call of calls as readonly unknown[])
      for (const [path, changed] of typedInto(call, text))
        if ((await ask(channel, changed)).code === 'text.secret') places.push(channel + path)
  return [...new Set(places)].sort()
}

/** Everything that goes from the keyboard into the log as it was written. */
const WRITTEN = [
  'abort.reason',
  'attest.remarks',
  'decideRotation.decisions.0.reason',
  'examineBag.bag',
  'failDestruction.reason',
  'leaveRoom.reason',
  'raiseException.decided',
  'raiseException.expected',
  'raiseException.happened',
  'readBackShare.bag',
  'readBackShare.medium',
  'recordStep.result',
  'reportMissing.reason',
  'startBreak.reason',
  'startDestruction.serial',
  'stateClock.room',
]

describe.each([
  ['a share', SHARE],
  ['a part of a share', `He said ${HALF}.`],
  ['four groups of a share in small letters', GROUPS.toLowerCase()],
  ['an age identity', `AGE-SECRET-KEY-1${'Q'.repeat(58)}`],
])('%s', (_, text) => {
  test('is refused wherever people write for the log, and nowhere else', async () => {
    expect(await refusing(text)).toEqual(WRITTEN)
  })

  test('reaches no service, is no malformed call, and is not in the answer', async () => {
    const call = { by: 'admin', step: 'bag:1', result: text }
    const { answer, heard } = await ask('recordStep', call)
    expect(answer).toMatchObject({ ok: false, error: { code: 'text.secret', path: 'result' } })
    expect(heard).toEqual([])
    expect(JSON.stringify(answer)).not.toContain(text)
  })
})

test('a share goes where a share is asked for', async () => {
  const share = { how: 'typed', text: SHARE }
  expect(await ask('presentShare', { by: 'c1', share })).toMatchObject({ heard: ['service'] })
})
