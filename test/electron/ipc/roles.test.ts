/** Which window may call what, as data; whoever has no part in it is refused before the router. */
import { describe, expect, it } from 'vitest'
import type { Handlers } from '#electron/ipc/handlers.ts'
import { MAY_CALL, routerFor, type WindowRole } from '#electron/ipc/roles.ts'
import { makeRouter } from '#electron/ipc/router.ts'
import { CHANNELS } from '#shared/ipc/names.ts'

function router() {
  const seen: unknown[] = []
  const noted: unknown[] = []
  return {
    seen,
    noted,
    refused: () => void noted.push(noted.length),
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
      const door = routerFor(role, inner)
      for (const channel of [...CHANNELS, 'nothing', 7])
        expect(await door.call(channel, [])).toMatchObject({
          ok: false,
          error: { code: 'call.invalid' },
        })
      expect(inner.seen).toEqual([])
      expect(inner.noted).toHaveLength(CHANNELS.length + 2)
    },
  )

  it('answers the same where the refusal cannot be noted, and says nothing of why', async () => {
    const full = makeRouter({} as Handlers, {
      malformed: () => {
        throw new Error('the disk is full')
      },
    })
    const answer = await routerFor('witness', full).call('about', [])
    expect(answer).toMatchObject({ ok: false, error: { code: 'call.invalid' } })
    expect(JSON.stringify(answer)).not.toContain('disk')
  })

  it('lets the main window through to the router, which judges the call', async () => {
    const inner = router()
    const door = routerFor('main', inner)
    await door.call('home', [])
    await door.call('nothing', [])
    expect(inner.seen).toEqual(['home', 'nothing'])
  })
})
