import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { encodeEnvelope } from '#shared/crypto/envelope.ts'
import { groupAgrees, headerText, namedIn } from '#shared/crypto/shareheader.ts'
import { encodeShareText, groupsOf } from '#shared/crypto/sharetext.ts'
import { envelopes, vectorEnvelope, vectorText } from './arbitrary.ts'

const textOf = (envelope: Parameters<typeof encodeEnvelope>[0]) =>
  encodeShareText(encodeEnvelope(envelope))

it('is what every share with it begins with, and says nothing of the secret', () => {
  fc.assert(
    fc.property(envelopes, fc.uint8Array({ minLength: 32, maxLength: 32 }), (envelope, y) => {
      const known = headerText(envelope).toUpperCase()
      expect(known).toHaveLength(26)
      const other = { ...envelope, rawSecret: Uint8Array.of(...y, 7) }
      for (const one of [envelope, other]) expect(textOf(one).startsWith(known)).toBe(true)
      expect(namedIn(textOf(envelope))).toEqual({ set: envelope.set, index: envelope.index })
      expect(namedIn(textOf(envelope).toLowerCase().slice(0, 24))).toEqual(
        namedIn(textOf(envelope)),
      )
    }),
  )
})

it('agrees in every group with its own share, and in groups 1 to 7 with no other set or index', () => {
  const groups = groupsOf(vectorText)
  const agreeing = (header: Parameters<typeof headerText>[0]) =>
    groups.flatMap((group, i) => (groupAgrees(group, i + 1, [header]) ? [] : [i + 1]))
  expect(agreeing(vectorEnvelope)).toEqual([])
  expect(agreeing({ ...vectorEnvelope, index: 3 })).toEqual([6])
  expect(agreeing({ ...vectorEnvelope, threshold: 4 })).toEqual([7])
  expect(agreeing({ ...vectorEnvelope, total: 9 })).toEqual([7])
  expect(agreeing({ ...vectorEnvelope, set: '8001020304050607' })).toEqual([3])
  expect(agreeing({ ...vectorEnvelope, set: '0001020304050606' })).toEqual([6])
})

describe('a group', () => {
  test.each([
    ['of any of several shares agrees', 'PCZQ', 6, [3, 2], true],
    ['of none of them does not', 'PCZQ', 6, [3, 4], false],
    ['that nobody can read agrees', 'P??Q', 6, [2], true],
    ['read wrongly beside it does not', 'W??Q', 6, [2], false],
    ['half typed agrees as far as it goes', 'pc', 6, [2], true],
    ['of the secret always agrees', 'QQQQ', 8, [2], true],
    ['agrees where nothing is known', 'QQQQ', 6, [], true],
  ] as const)('%s', (_, group, number, indexes, agrees) => {
    const headers = indexes.map((index) => ({ ...vectorEnvelope, index }))
    expect(groupAgrees(group, number, headers)).toBe(agrees)
  })
})

test.each([
  ['too little', vectorText.slice(0, 22)],
  ['an unreadable character', vectorText.replace('ZQSR', 'ZQ?R')],
  ['another prefix', `Q${vectorText.slice(1)}`],
  ['another version', `KSHARE1PYQQ${vectorText.slice(11)}`],
  ['nothing', ''],
])('names nothing in %s', (_, text) => {
  expect(namedIn(text)).toBeUndefined()
})
