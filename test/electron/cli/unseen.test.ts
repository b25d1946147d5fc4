import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { askUnseen } from '#electron/cli/unseen.ts'
import { expectRejection } from '../../support/refusal.ts'

type Terminal = NonNullable<Parameters<typeof askUnseen>[1]>

/** A terminal whose user answers as soon as the question is there; `did` is what happened, in order. */
function quickUser(...answers: readonly string[]) {
  const did: string[] = []
  const given = new EventEmitter()
  const terminal = Object.assign(given, {
    setRawMode: (on: boolean) => did.push(on ? 'echo off' : 'echo on'),
    pause: () => did.push('paused'),
    destroy: () => did.push('closed'),
  }) as unknown as Terminal
  const say = (text: string): void => {
    did.push(text)
    if (text === '\n') return
    for (const answer of answers)
      queueMicrotask(() => given.emit('data', Uint8Array.from(Buffer.from(answer))))
  }
  return { terminal, say, did }
}

it('the terminal shows nothing any more before the question is asked, and shows again after', async () => {
  const { terminal, say, did } = quickUser('harbour\r')
  const typed = await askUnseen('Passphrase: ', terminal, say)
  expect(new TextDecoder().decode(typed)).toBe('harbour')
  expect(did).toEqual(['echo off', 'Passphrase: ', 'echo on', '\n', 'closed'])
})

it('also when nothing was typed', async () => {
  const { terminal, say, did } = quickUser('har\x03')
  await expectRejection(askUnseen('Passphrase: ', terminal, say), 'call.cancelled')
  expect(did.slice(-3)).toEqual(['echo on', '\n', 'closed'])
})

it('takes back one character at a time, whatever it weighs', async () => {
  const { terminal, say } = quickUser('hxö\x7f\x7far', 'bour\n')
  expect(new TextDecoder().decode(await askUnseen('', terminal, say))).toBe('harbour')
})
