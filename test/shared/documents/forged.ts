import { sha256, utf8 } from '#shared/bytes.ts'
import type { State } from '#shared/ceremony/state.ts'
import { affidavits } from '#shared/documents/affidavit-document.ts'
import { ceremonyReport } from '#shared/documents/report-document.ts'
import { executedScript } from '#shared/documents/script-document.ts'
import { checkChain, parseEvents } from '#shared/log/checks/chain.ts'
import { catalogues } from '#shared/text/catalogue.ts'
import type { Language } from '#shared/text/language.ts'
import { judge, seal } from '../../support/forge.ts'
import type { Room } from '../../support/room.ts'
import { textOf } from './reading.ts'

/** The documents of a forged ceremony, as text, as if it had been opened in a language. */
export function documentsOf(room: Room, language: Language): ReadonlyMap<string, string> {
  const { ground, lines } = room
  const { state: judged, message } = judge(ground, lines)
  if (judged?.opened === undefined) throw new Error(`the ceremony does not hold: ${message}`)
  const { opened } = judged
  const state: State = language === 'en' ? judged : { ...judged, opened: { ...opened, language } }
  const { hashes, ...log } = checkChain(seal(lines).bytes)
  const record = { state, events: parseEvents({ ...log, hashes }), hashes: [...hashes] }
  const { ceremony } = opened
  return new Map([
    ['report', textOf(ceremonyReport({ ...record, root: sha256(utf8('root')) }))],
    ['script', textOf(executedScript({ ...record, steps: ground.script, ceremony }))],
    ['affidavits', textOf(affidavits(state, catalogues[language]))],
  ])
}
