import type { Action } from '../../ceremony/plan.ts'
import type { PackageView } from '../../ipc/views/key.ts'
import type * as English from '../en/action.ts'
import { durationOf } from '../format.ts'
import { plural } from '../plural.ts'
import { actionNames } from './names.ts'

const performLabels: Record<Action, string> = {
  begin: 'Jetzt beginnen',
  generate: 'Jetzt erzeugen',
  release: 'Jetzt aushändigen',
  wrap: 'Jetzt verpacken',
  export: 'Jetzt in die Datei schreiben',
  recover: 'Jetzt wiederherstellen',
  reshare: 'Jetzt neu aufteilen',
  destroy: 'Jetzt vernichten',
  close: 'Jetzt abschließen',
}

const performing: Record<Action, string> = {
  begin: 'Beginnt',
  generate: 'Wird erzeugt. Das kann eine Minute dauern',
  release: 'Wird ausgehändigt',
  wrap: 'Wird verpackt, jedes Paket wird geprüft',
  export: 'Wird geschrieben',
  recover: 'Wird wiederhergestellt',
  reshare: 'Wird aufgeteilt und geprüft',
  destroy: 'Wird vernichtet',
  close: 'Wird abgeschlossen',
}

const packageStatus: Record<PackageView['status'], string> = {
  planned: 'geplant',
  started: 'begonnen, nicht beendet',
  finished: 'gemacht und geprüft',
  failed: 'fehlgeschlagen',
}

export const action: typeof English.action = {
  names: actionNames,
  declareLead:
    'Zuerst werden die genauen Angaben angekündigt. Dann werden sie so genehmigt, wie sie dastehen. Mit dieser Genehmigung kann nichts anderes getan werden.',
  declarer: 'Wer kündigt an?',
  declare: 'Ankündigen',
  declareAgain: 'Erneut ankündigen',
  declaring: 'Wird angekündigt',
  voided: 'Die frühere Ankündigung ist ungültig',
  used: 'Die letzte Genehmigung ist verbraucht',
  usedHint: 'Soll die Handlung noch einmal geschehen, kündigen Sie sie erneut an.',
  parameters: 'Genaue Angaben',
  parametersOf: (count) => `Genaue Angaben: ${count} Zeilen`,
  list: 'Alle Zeilen',
  parametersHint:
    'Mehr als ein Bildschirm. Vergleichen Sie Hashwert und Anzahl. Lesen Sie dann bis zum Ende.',
  by: (name, entry) => `Angekündigt von ${name}, Eintrag ${entry}`,
  digest: 'Hashwert in Worten',
  note: 'Notieren Sie auf Ihrem Papier, bevor Sie genehmigen',
  noteHint: 'Sie brauchen beides, wenn die Zeremonie fortgesetzt werden muss.',
  approvals: 'Genehmigungen',
  missing: (what) => `Noch nötig: ${what}`,
  complete: 'Alle Genehmigungen liegen vor',
  approvedBy: (name, role, time) => `${name}, ${role}, ${time} UTC`,
  approveLead: 'Lesen Sie die Angaben. Genehmigen Sie nur, was Sie gelesen haben.',
  approve: 'Genehmigen',
  approving: 'Wird signiert',
  withdraw: 'Meine Genehmigung zurückziehen',
  withdrawing: 'Wird signiert',
  already: 'hat genehmigt',
  perform: performLabels,
  performing,
  performLead: 'Dies geschieht einmal, jetzt, mit genau den Angaben unten.',
  goOnLead: (made, total) =>
    `${made} von ${total} Paketen sind gemacht. Jetzt werden nur die anderen gemacht, wie unten aufgeführt.`,
  changeMind: 'Genehmigen oder zurückziehen',
}

export const wrap: typeof English.wrap = {
  packages: 'Pakete',
  expires: (moment) => `Die Importfrist endet am ${moment}.`,
  expired: (moment) => `Die Importfrist endete am ${moment}. Halt: neu abholen.`,
  left: (seconds) =>
    seconds >= 2 * 86_400
      ? `Es bleiben ${plural(Math.floor(seconds / 86_400), 'Tag', 'Tage')}.`
      : `Es bleiben ${durationOf(seconds)}.`,
  status: packageStatus,
  compared: (names) => `Transportschlüssel verglichen von ${names}`,
  notCompared: 'Transportschlüssel noch nicht verglichen',
}
