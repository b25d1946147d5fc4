import { describe, expect, it } from 'vitest'
import type { JsonValue } from '#shared/log/canonical.ts'
import { copyOf, judge, type Line, seal } from '../../support/forge.ts'
import { after, bent, changed, find, type Offence, refuses } from '../../support/offence.ts'
import { smallGround } from '../../support/grounds.ts'
import { roomAt } from '../../support/stages.ts'

const odd = (change: Partial<Line>) =>
  bent((log) => Object.assign(find(log, 'ceremony.begun'), change))
const without = (type: string, field: string) =>
  bent((log) => {
    const line = find(log, type)
    delete line.what[field]
    return line
  })

/** Adds a field inside the value of a field. */
const inside = (type: string, field: string) =>
  bent((log) => {
    const line = find(log, type)
    const value = line.what[field] as JsonValue
    const first = Array.isArray(value) ? value[0] : value
    Object.assign(first as object, { more: 1 })
    return line
  })

refuses('a strict catalogue: a log is refused with', [
  ['a field more', 'log.event', bent(changed('ceremony.begun', { more: 1 }))],
  [
    'a field more in the parameters of the passphrase function',
    'log.event',
    inside('ceremony.opened', 'kdf'),
  ],
  ['a field more in a share', 'log.event', inside('shares.made', 'shares')],
  [
    'a field more in a parameter of an intent',
    'rule.parameters',
    bent((log) => moreParameter(log), 'everybody'),
  ],
  ['a field more in a file', 'log.event', bent((log) => moreInFile(log))],
  ['a constant with an inherited name', 'log.event', bent((log) => reserved(log))],
  ['a field less', 'log.event', without('ceremony.begun', 'intent')],
  ['a field less where a statement stands', 'log.event', bent((log) => unsignedApproval(log))],
  ['text in place of a number', 'log.event', bent(changed('ceremony.closed', { entries: '50' }))],
  ['a negative number', 'log.event', bent(changed('backup.made', { bytes: -1 }))],
  ['an index of 256', 'log.event', bent(changed('share.received', { index: 256 }))],
  ['a hash in capitals', 'log.event', bent(changed('backup.made', { sha256: 'A'.repeat(64) }))],
  [
    'an action that there is not',
    'log.event',
    bent(changed('intent.declared', { action: 'steal' })),
  ],
  [
    'a path that leaves the packages',
    'log.event',
    bent(changed('package.started', { path: 'packages/../x' })),
  ],
  ['an unknown type', 'format.newer', odd({ type: 'ceremony.paused' })],
  ['an inherited name as type', 'format.newer', odd({ type: 'constructor.name' })],
  ['an unknown version', 'format.newer', odd({ v: 2 })],
  ['a name that is no type', 'log.line', odd({ type: 'toString' })],
  ['an actor who is no id', 'log.line', odd({ actor: 'Admin' })],
  ['a time that is none', 'log.line', odd({ time: '2030-12-31T24:00:00Z' })],
  [
    'control characters',
    'log.line',
    after(
      'begun',
      (room) =>
        void room.add('access.refused', 'recorder', {
          code: 'passphrase.wrong',
          claimed: 'c\u00071',
          count: 1,
        }),
    ),
  ],
] satisfies Offence[])

refuses('one chain: a log is refused with', [
  ['a line of another ceremony', 'log.chain', odd({ ceremony: 'a'.repeat(32) })],
  ['a number left out', 'log.chain', odd({ seq: 99 })],
  ['a hash of another line', 'log.chain', odd({ prev: 'a'.repeat(64) })],
  ['a line by somebody else than the recorder', 'log.signature', odd({ sealer: 'admin' })],
  [
    'an unknown type that the recorder did not sign',
    'log.signature',
    odd({ type: 'ceremony.paused', sealer: 'admin' }),
  ],
] satisfies Offence[])

describe('a sealed log', () => {
  const ground = smallGround()
  const sealed = seal(copyOf(roomAt('closed', ground).lines))
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
  const bytes = (lines: readonly string[]) => new TextEncoder().encode(lines.join(''))
  const lines = sealed.lines.map(text)
  const sigs = text(sealed.sigs).split(/(?<=\n)/)

  it.each([
    ['its last line', lines.slice(0, -1), sigs.slice(0, -1), 'ok'],
    ['a line', lines.toSpliced(5, 1), sigs.toSpliced(5, 1), 'log.chain'],
    ['its first line', lines.slice(1), sigs.slice(1), 'log.chain'],
    ['a signature', lines, sigs.slice(0, -1), 'log.signature'],
    ['every line', [], [], 'log.line'],
  ] as const)('without %s is judged as such', (_, log, signed, code) => {
    const verdict = judge(ground, { ...sealed, bytes: bytes(log), sigs: bytes(signed) })
    expect(verdict.code).toBe(code)
    if (code === 'ok') expect(verdict.state?.end).toBeUndefined()
  })

  it('with two lines or two signatures exchanged is refused', () => {
    const exchange = (all: readonly string[]) => all.toSpliced(5, 2, all[6] ?? '', all[5] ?? '')
    const moved = { ...sealed, bytes: bytes(exchange(lines)), sigs: bytes(exchange(sigs)) }
    expect(judge(ground, moved)).toMatchObject({ code: 'log.chain', entry: 5 })
    const signed = { ...sealed, sigs: bytes(exchange(sigs)) }
    expect(judge(ground, signed)).toMatchObject({ code: 'log.signature', entry: 5 })
  })
})

function moreParameter(log: Line[]): Line {
  const line = find(log, 'intent.declared')
  line.what.parameters = { ...(line.what.parameters as object), more: 1 }
  return line
}

function moreInFile(log: Line[]): Line {
  const line = find(log, 'files.listed')
  const files = line.what.files as { [name: string]: JsonValue }
  files['plan.json'] = { ...(files['plan.json'] as object), more: 1 }
  return line
}

function reserved(log: Line[]): Line {
  const line = find(log, 'ceremony.opened')
  const constants = Object.entries(line.what.constants as object)
  line.what.constants = Object.fromEntries([...constants, ['constructor', 'a'.repeat(64)]])
  return line
}

function unsignedApproval(log: Line[]): Line {
  const line = find(log, 'intent.approved')
  delete line.vouch
  return line
}
