import { describe, expect, test } from 'vitest'
import { anchorsIn, demandAnchored } from '#shared/ceremony/rules/anchored.ts'
import { say } from '#shared/text/saying.ts'

describe('evidence that something is built on', () => {
  test.each([[[]], [['signers']], [['head']]])(
    'in production %j on paper is not enough',
    (paper) => {
      expect(() => demandAnchored('production', paper, say('rule.source-unanchored'))).toThrow(
        expect.objectContaining({
          code: 'signers.mismatch',
          message: 'production needs the paper list and the head of the evidence that it continues',
        }),
      )
    },
  )

  test('production has list and head on paper', () => {
    expect(() =>
      demandAnchored('production', ['signers', 'head'], say('rule.source-unanchored')),
    ).not.toThrow()
  })

  test('a rehearsal needs no paper', () => {
    expect(() => demandAnchored('rehearsal', [], say('rule.source-unanchored'))).not.toThrow()
  })

  test('the paper is named in one order, and only what was there', () => {
    expect(anchorsIn({ head: 'f', signers: new Map() })).toEqual(['signers', 'head'])
    expect(anchorsIn({ head: 'f' })).toEqual(['head'])
    expect(anchorsIn({})).toEqual([])
  })
})
