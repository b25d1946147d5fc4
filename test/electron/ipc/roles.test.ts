/** Which window may call what, as data; whoever has no part in it is refused before the router. */
import { describe, expect, it } from 'vitest'
import { MAY_CALL, routerFor, type WindowRole } from '#electron/ipc/roles.ts'
import { CHANNELS } from '#shared/ipc/names.ts'

function router() {
  const seen: unknown[] = []
  return {
    seen,
    call: async (channel: unknown) => {
      seen.push(channel)
      return { ok: true, value: null } as const
    },
  }
}

describe('the table of windows and calls', () => {
  it('gives every call to the main window, and none to any other', () => {
    expect(MAY_CALL).toEqual({ main: CHANNELS, witness: [], document: [] })
  })

  it.each<WindowRole | undefined>(['witness', 'document', undefined])(
    'refuses every call of a window whose role is %s, and counts it',
    async (role) => {
      const inner = router()
      let refused = 0
      const door = routerFor(role, inner, () => {
        refused += 1
      })
      for (const channel of [...CHANNELS, 'nothing', 7])
        expect(await door.call(channel, [])).toMatchObject({
          ok: false,
          error: { code: 'call.invalid' },
        })
      expect(inner.seen).toEqual([])
      expect(refused).toBe(CHANNELS.length + 2)
    },
  )

  it('answers the same where the refusal cannot be noted, and says nothing of why', async () => {
    const door = routerFor('witness', router(), () => {
      throw new Error('the disk is full')
    })
    const answer = await door.call('about', [])
    expect(answer).toMatchObject({ ok: false, error: { code: 'call.invalid' } })
    expect(JSON.stringify(answer)).not.toContain('disk')
  })

  it('lets the main window through to the router, which judges the call', async () => {
    const inner = router()
    const door = routerFor('main', inner, () => {})
    await door.call('home', [])
    await door.call('nothing', [])
    expect(inner.seen).toEqual(['home', 'nothing'])
  })
})
