import type { Action } from '../../ceremony/plan.ts'
import type * as English from '../en/frame.ts'
import { plural } from '../plural.ts'
import { actionNames } from './names.ts'

const shortActions: Record<Action, string> = {
  ...actionNames,
  begin: 'Zeremonie beginnen',
  generate: 'Erzeugen und aufteilen',
  release: 'Anteile aushändigen',
  wrap: 'Schlüssel verpacken',
  recover: 'Tresor wieder füllen',
}

export const header: typeof English.header = {
  state: 'Stand der Zeremonie',
  phase: 'Phase',
  clock: 'Uhr, UTC',
  people: 'Registriert',
  peopleOf: (count, all) => `${count} von ${all}`,
  enrolled: 'registriert',
  notEnrolled: 'noch nicht registriert',
  enrolNow: (name) => `${name} jetzt registrieren`,
  here: (count) => `${count} anwesend`,
  slipOf: (name, away) => `Zettel von ${name}${away === '' ? '' : `, ${away}`}`,
}

export const tasks: typeof English.tasks = {
  preflight: 'Schranken prüfen',
  enrol: (name) => `${name} registrieren`,
  acknowledge: (name) => `Pflichten von ${name}`,
  entropy: (name) => `Was ${name} beiträgt`,
  clock: {
    opening: 'Uhren zu Beginn ablesen',
    closing: 'Uhren zum Abschluss ablesen',
  },
  action: shortActions,
  handout: (index) => `Anteil ${index} aushändigen`,
  readback: (index) => `Anteil ${index} zurücklesen`,
  prove: 'Anteilsatz beweisen',
  present: 'Ein Quorum von Anteilen vorlegen',
  rotate: 'Entscheiden, wann die Schlüssel ersetzt werden',
  destroy: {
    share: (index) => `Anteil ${index} vernichten`,
    copy: (id) => `Kopie ${id} der Sicherung vernichten`,
  },
  compare: (label, provider) => `Schlüssel von ${provider} für ${label} vergleichen`,
  attest: (name) => `Erklärung von ${name}`,
  seal: (name) => `Signatur von ${name}`,
  deliver: 'Nachweis schreiben',
}

export const spine: typeof English.spine = {
  title: 'Ablauf',
  count: (done, all) => `${done} von ${all} erledigt`,
  now: 'Jetzt',
  done: 'erledigt',
  skipped: 'ausgelassen',
  at: (entry) => `Eintrag ${entry}`,
}

export const recorded: typeof English.recorded = {
  title: 'Aufgezeichnet',
  none: 'Noch nichts.',
  log: 'Protokoll',
  exception: 'Ausnahme melden',
  exceptions: (open) => `Ausnahmen: ${open} offen`,
  abort: 'Abbrechen',
  warnings: (count) => plural(count, 'Warnung', 'Warnungen'),
}

export const step: typeof English.step = {
  number: (step) => `Schritt ${step}`,
  acts: 'Handelt',
  eitherOf: 'eine dieser Personen:',
  expected: 'Erwartet',
  anyTwo: 'zwei beliebige Personen im Raum',
  inPlaceOf: (name) => `anstelle von ${name}`,
  nobody: (names) => `Nicht im Raum: ${names}`,
  nobodyHint:
    'Der Schritt wartet. Zeichnen Sie unter „Der Raum“ auf, wer zurückkommt. Oder melden Sie eine Ausnahme.',
  noneLeft: 'Der Ablauf ist fertig',
  noneLeftHint: 'In dieser Zeremonie bleibt nichts zu tun.',
  exposed: (count) =>
    count === 1
      ? '1 Vorgang wurde begonnen und nie beendet'
      : `${count} Vorgänge wurden begonnen und nie beendet`,
  exposedHint:
    'Er gilt als offengelegt. Zeichnen Sie als Ausnahme auf, was geschehen ist. Zwei andere signieren mit.',
  exposedOpen: 'Jetzt aufzeichnen',
  voided: 'Anteile eines ungültigen Satzes sind noch draußen',
  voidedHint: 'Sammeln Sie sie jetzt ein. Vernichten Sie sie vor Zeugen.',
  voidedShare: (index, name, set) => `Anteil ${index} des Satzes ${set}, ausgehändigt an ${name}`,
  vaultEmpty: 'Der Tresor ist leer',
  vaultEmptyHint:
    'Das Programm wurde neu gestartet, darum sind die Geheimnisse weg. Der Ablauf sagt, was möglich ist.',
}
