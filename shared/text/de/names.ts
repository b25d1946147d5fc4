import type * as English from '../en/names.ts'

export const roles: typeof English.roles = {
  administrator: 'Leitung',
  operator: 'Bedienung',
  custodian: 'Verwahrer',
  witness: 'Zeuge',
  auditor: 'Auditor',
}

export const phases: typeof English.phases = {
  running: 'Läuft',
  resuming: 'Wird fortgesetzt',
  sealing: 'Wird versiegelt',
  sealed: 'Versiegelt',
}

export const outcomes: typeof English.outcomes = {
  closed: 'Abgeschlossen',
  aborted: 'Abgebrochen',
  terminated: 'Vorzeitig beendet',
}

export const kinds: typeof English.kinds = {
  generate: 'Erzeugung',
  recover: 'Wiederherstellung',
  reshare: 'Neuaufteilung',
  drill: 'Übung',
  destroy: 'Vernichtung',
}

export const actionNames: typeof English.actionNames = {
  begin: 'Zeremonie beginnen',
  generate: 'Schlüssel erzeugen und Sicherungsschlüssel aufteilen',
  release: 'Anteile an die Verwahrer aushändigen',
  wrap: 'Schlüssel für ihre Ziele verpacken',
  export: 'Schlüsselmaterial in eine Datei schreiben',
  recover: 'Schlüssel wiederherstellen',
  reshare: 'Sicherungsschlüssel neu aufteilen',
  destroy: 'Vernichten',
  close: 'Zeremonie abschließen',
}

export const modes: typeof English.modes = {
  rehearsal: 'Probe',
  production: 'Produktion',
  rehearsalNote: 'Testschlüssel. Kein Nachweis.',
  productionNote: 'Echte Schlüssel.',
}
