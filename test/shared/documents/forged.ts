import { sha256, utf8 } from '#shared/bytes.ts'
import { ceremonyReport } from '#shared/documents/report-document.ts'
import { executedScript } from '#shared/documents/script-document.ts'
import { checkChain, parseEvents } from '#shared/log/checks/chain.ts'
import { judge, seal } from '../../support/forge.ts'
import type { Room } from '../../support/room.ts'
import { textOf } from './reading.ts'

/** Both documents of a forged ceremony, as text. */
export function documentsOf(room: Room): ReadonlyMap<string, string> {
  const { ground, lines } = room
  const { state, message } = judge(ground, lines)
  if (state === undefined) throw new Error(`the ceremony does not hold: ${message}`)
  const { hashes, ...log } = checkChain(seal(lines).bytes)
  const record = { state, events: parseEvents({ ...log, hashes }), hashes: [...hashes] }
  const ceremony = state.opened?.ceremony ?? ''
  return new Map([
    ['report', textOf(ceremonyReport({ ...record, root: sha256(utf8('root')) }))],
    ['script', textOf(executedScript({ ...record, steps: ground.script, ceremony }))],
  ])
}
