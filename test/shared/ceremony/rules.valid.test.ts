import { describe, expect, it } from 'vitest'
import { judge } from '../../support/forge.ts'
import { smallGround } from '../../support/grounds.ts'
import { roomAt } from '../../support/stages.ts'

describe('a forged log of a ceremony that keeps every rule', () => {
  it('is accepted to the end', () => {
    const ground = smallGround()
    const room = roomAt('closed', ground)
    const v = judge(ground, room.lines)
    expect({ code: v.code, m: v.message, e: v.entry }).toEqual({ code: 'ok', m: '', e: undefined })
  })
})
