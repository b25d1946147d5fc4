import { html } from '../../../documents/markup.ts'
import type { page as English } from '../../en/documents/page.ts'

const counted = {
  administrator: ['Leitung', 'Leitungen'],
  operator: ['Bedienung', 'Bedienungen'],
  custodian: ['Verwahrer', 'Verwahrer'],
  witness: ['Zeuge', 'Zeugen'],
  auditor: ['Auditor', 'Auditoren'],
} as const

/** What every document says, in German. */
export const page: typeof English = {
  lang: 'de',
  modes: { rehearsal: 'Probe', production: 'Produktion' },
  kinds: {
    generate: 'Erzeugung',
    recover: 'Wiederherstellung',
    reshare: 'Neuaufteilung',
    drill: 'Übung',
    destroy: 'Vernichtung',
  },
  actions: {
    begin: 'beginnen',
    generate: 'erzeugen',
    release: 'aushändigen',
    wrap: 'verpacken',
    export: 'in eine Datei schreiben',
    recover: 'wiederherstellen',
    reshare: 'neu aufteilen',
    destroy: 'vernichten',
    close: 'abschließen',
  },
  rehearsal: 'PROBE',
  banner: 'PROBE. Testschlüssel. Kein Nachweis einer Zeremonie in Produktion.',
  margin: html`<style>
@page { @top-center { content: "PROBE · Testschlüssel · kein Nachweis einer Produktion"; font: 700 9pt system-ui, sans-serif } }
</style>`,
  /** Of a document that is made before the ceremony is closed. */
  draft: {
    mark: 'ENTWURF',
    banner: 'ENTWURF. Die Zeremonie geht weiter. Nichts auf diesem Papier ist endgültig.',
    /** Below the mark of a rehearsal where there is one, and in the margin of each printed page. */
    style: html`<style>
@page { @bottom-left { content: "ENTWURF · nicht endgültig"; font: 700 9pt system-ui, sans-serif } }
@media print { .watermark + .draft { top: 64% } }
</style>`,
  },
  printOn: 'Drucken auf',
  sizes: { a4: 'A4', letter: 'Letter' },
  ceremony: (id) => `Zeremonie ${id}`,
  plan: (digits) => `Plan ${digits}`,
  program: 'das Programm',
  nobody: 'niemand',
  none: 'keine',
  and: ' und ',
  entry: (seq) => `Eintrag ${seq}`,
  counted: (role, count) => `${count} ${counted[role][count === 1 ? 0 : 1]}`,
  planWords: 'Alle 32 Wörter des SHA-256 von plan.json',
}
