import type { Action, Kind, Mode, Role } from '../../../ceremony/plan.ts'
import { html } from '../../../documents/markup.ts'
import type { Language } from '../../language.ts'

const modes: Record<Mode, string> = { rehearsal: 'rehearsal', production: 'production' }

const kinds: Record<Kind, string> = {
  generate: 'generate',
  recover: 'recover',
  reshare: 'reshare',
  drill: 'drill',
  destroy: 'destroy',
}

const actions: Record<Action, string> = {
  begin: 'begin',
  generate: 'generate',
  release: 'release',
  wrap: 'wrap',
  export: 'export',
  recover: 'recover',
  reshare: 'reshare',
  destroy: 'destroy',
  close: 'close',
}

const counted: Record<Role, readonly [string, string]> = {
  administrator: ['administrator', 'administrators'],
  operator: ['operator', 'operators'],
  custodian: ['custodian', 'custodians'],
  witness: ['witness', 'witnesses'],
  auditor: ['auditor', 'auditors'],
}

/** What every document says, and the words that several of them share. */
export const page = {
  lang: 'en' as Language,
  modes,
  kinds,
  actions,
  rehearsal: 'REHEARSAL',
  banner: 'REHEARSAL. Test keys. Not evidence of a production ceremony.',
  /** In the margin of each printed page of a rehearsal. */
  margin: html`<style>
@page { @top-center { content: "REHEARSAL · test keys · not evidence of production"; font: 700 9pt system-ui, sans-serif } }
</style>`,
  /** Of a document that is made before the ceremony is closed. */
  draft: {
    mark: 'DRAFT',
    banner: 'DRAFT. The ceremony goes on. Nothing on this paper is final.',
    /** Below the mark of a rehearsal where there is one, and in the margin of each printed page. */
    style: html`<style>
@page { @bottom-left { content: "DRAFT · not final"; font: 700 9pt system-ui, sans-serif } }
@media print { .watermark + .draft { top: 64% } }
</style>`,
  },
  printOn: 'Print on',
  sizes: { a4: 'A4', letter: 'Letter' },
  ceremony: (id: string) => `Ceremony ${id}`,
  plan: (digits: string) => `Plan ${digits}`,
  program: 'the program',
  nobody: 'nobody',
  none: 'none',
  and: ' and ',
  entry: (seq: number) => `entry ${seq}`,
  counted: (role: Role, count: number) => `${count} ${counted[role][count === 1 ? 0 : 1]}`,
  planWords: 'All 32 words of the SHA-256 of plan.json',
}
