/** What each window may call. A window that is not of these has no role, and calls nothing. */
import { CeremonyError } from '#shared/errors.ts'
import { CHANNELS } from '#shared/ipc/names.ts'
import { refusalOf, type Result } from '#shared/ipc/result.ts'
import { say } from '#shared/text/saying.ts'
import type { Router } from './router.ts'

export type WindowRole = 'main' | 'witness' | 'document'

/** `main` is the page that people act in; the others are told what they show, and call nothing. */
export const MAY_CALL: { readonly [role in WindowRole]: readonly string[] } = {
  main: CHANNELS,
  witness: [],
  document: [],
}

/** The router as a window of this role sees it; without a role everything is refused. */
export function routerFor(role: WindowRole | undefined, router: Router): Pick<Router, 'call'> {
  const mayCall: readonly unknown[] = role === undefined ? [] : MAY_CALL[role]
  return {
    call: (channel, args) => {
      // What is not a call at all is for the router to refuse.
      if (role === 'main' || mayCall.includes(channel)) return router.call(channel, args)
      router.refused()
      const said = role === undefined ? say('call.other-frame') : say('call.window')
      const answer: Result<unknown> = {
        ok: false,
        error: refusalOf(new CeremonyError('call.invalid', said)),
      }
      return Promise.resolve(answer)
    },
  }
}
