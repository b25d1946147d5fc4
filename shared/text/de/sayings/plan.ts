import type { Kind, Use } from '../../../ceremony/plan.ts'
import { countOf } from '../../../ceremony/roles.ts'
import type * as English from '../../en/sayings/plan.ts'
import { actionNames, kinds, roles } from '../names.ts'
import { needed as inGerman } from '../said.ts'

const WHAT = { kind: 'die Art', algorithm: 'der Algorithmus', provider: 'der Anbieter' } as const

/** What a key is for, after "zum". */
export const USES: { readonly [use in Use]: string } = {
  encrypt: 'Verschlüsseln',
  decrypt: 'Entschlüsseln',
  mac: 'Authentisieren',
  sign: 'Signieren',
  agree: 'Vereinbaren von Schlüsseln',
}

export const plan: typeof English.plan = {
  'plan.no-custodian': ({ who }) => `${who} ist kein Verwahrer`,
  'plan.running-custodian': ({ who, role }) =>
    `${who} ist kein Verwahrer: die ${roles[role]} hält keinen Anteil`,
  'plan.same-target': ({ other }) => `ist auch das Ziel von ${other}`,
  'plan.wrapping-key-elsewhere': ({ path, provider }) =>
    `ist auch der Transportschlüssel von ${path} bei ${provider}: eines von beiden ist falsch`,
  'plan.faults': ({ count, path, why }) =>
    `der Plan hat ${count} Fehler; der erste: ${path === '' ? '' : `${path} `}${why}`,
  'plan.cannot-approve': ({ actions, needed }) =>
    `diese Personen können ${actions.map((one) => `„${actionNames[one]}“`).join(', ')} nicht genehmigen: es fehlt ${inGerman(needed)}`,
  'plan.least-of-role': ({ action, role, count }) =>
    `„${actionNames[action]}“ verlangt mindestens: ${inGerman(countOf(role, count))}`,
  'plan.only-destroy': 'gehört nur zu einem Plan der Art destroy',
  'plan.destruction-missing':
    'fehlt: nennen Sie den Nachfolger des Satzes oder „none“, und jede Kopie seiner Sicherungsdateien',
  'plan.destroy-witness': 'eine Vernichtung braucht mindestens 1 Zeugen',
  'plan.no-successor':
    'ist none: die Schlüssel enden mit diesem Satz, und niemand stellt sie je wieder her',
  'plan.own-successor': 'ist die Zeremonie, deren Satz vernichtet wird',
  'plan.copy-taken': ({ id }) => `${id} heißt schon eine andere Kopie`,
  'plan.few-copies':
    'nennt weniger als 3 Kopien: eine Zeremonie hinterlässt zwei Datenträger und den Datenordner ihres Laptops',
  'plan.absent-without-share': ({ who }) => `${who} hält keinen Anteil`,
  'plan.absent-needed': ({ who, role }) =>
    `${who} hat auch die Rolle ${roles[role]} und muss kommen`,
  'plan.named-twice': ({ who }) => `${who} ist zweimal genannt`,
  'plan.entropy-people': 'nennt Personen, und es sind weder Würfel noch Text verlangt',
  'plan.nobody': ({ id }) => `niemand hat den Kurznamen ${id}`,
  'plan.stands-by': ({ who }) => `${who} hält sich nur bereit und ist nicht im Raum`,
  'plan.no-entropy': ({ kind }) =>
    `eine Zeremonie zur ${kinds[kind]} macht keine Schlüssel: sie nimmt weder Würfel noch Text`,
  'plan.owners':
    'Schlüssel verschiedener Eigentümer teilen sich eine Sicherung: ein Quorum stellt sie alle wieder her',
  'plan.unsupported': ({ part, value, supported }) =>
    `${WHAT[part]} ${value} wird noch nicht unterstützt: diese Version unterstützt ${supported}`,
  'plan.label-taken': ({ label }) => `${label} heißt schon ein anderer Schlüssel`,
  'plan.wrong-use': ({ algorithm, use }) => `${algorithm} ist kein Schlüssel zum ${USES[use]}`,
  'plan.looks-real': 'sieht nach einem echten Schlüssel aus: eine Probe importiert nichts',
  'plan.no-hash':
    'fehlt: eine Produktion braucht den Hashwert, der beim Abholen des Schlüssels notiert wurde',
  'plan.new-material': 'ein neuer Schlüssel ist nie vorhandenes Material',
  'plan.both-roles': ({ who, first, second }) =>
    `${who} hat die Rollen ${roles[first]} und ${roles[second]} zugleich`,
  'plan.relax': 'ist nur für Proben',
  'plan.least-threshold': 'muss mindestens 2 sein',
  'plan.never-together': ({ threshold, total }) =>
    `${threshold} von ${total} Verwahrern können nie zusammenkommen`,
  'plan.many-custodians': ({ most }) => `nennt mehr als ${most} Verwahrer`,
  'plan.all-needed': 'jeder Anteil wird gebraucht: ein einziger Verlust ist der Verlust von allem',
  'plan.no-reason': 'fehlt: weniger als 3 Verwahrer brauchen eine Begründung',
  'plan.id-taken': ({ id }) => `${id} heißt schon eine andere Person`,
  'plan.same-name': ({ other }) => `so heißt auch ${other}: eine Person, ein Eintrag`,
  'plan.two-shares-named': ({ who }) => `${who} ist zweimal genannt: niemand hält zwei Anteile`,
  'plan.no-witness': 'es gibt keinen Zeugen, der keinen Anteil hält',
  'plan.alternate-busy': ({ who, role }) =>
    `${who} hat auch die Rolle ${roles[role]}: ein Ersatz tut nichts anderes`,
  'plan.own-deputy': ({ who }) => `${who} kann sich nicht selbst vertreten`,
  'plan.would-be-both': ({ who, first, second }) =>
    `${who} hätte die Rollen ${roles[first]} und ${roles[second]} zugleich`,
  'plan.would-hold-two': ({ who }) => `${who} würde zwei Anteile halten`,
  'plan.idle-custodian': ({ who }) => `${who} ist Verwahrer und bekommt keinen Anteil`,
  'plan.reshare-target':
    'machen bei einer Neuaufteilung kein Paket: planen Sie dafür eine Wiederherstellung',
  'plan.unused-target': ({ kind }) =>
    `führen nirgendwohin: eine Zeremonie zur ${kinds[kind]} macht kein Paket`,
  'plan.unused-alternates': 'nehmen keinen Platz ein: die Anteile sind bei ihren Verwahrern',
  'plan.only-recover': 'gehört nur zu einem Plan der Art recover',
  'plan.wrap-without-target': 'ist wrap, und kein Schlüssel nennt ein Ziel zum Verpacken',
  'plan.file-with-target':
    'ist file, und ein Schlüssel nennt ein Ziel: eine Wiederherstellung tut das eine oder das andere',
  'plan.outcome-missing':
    'fehlt: kein Schlüssel nennt ein Ziel, das Schlüsselmaterial ginge also in eine Datei; schreiben Sie „file“ oder nennen Sie Ziele',
  'plan.leaves-in-file':
    'nennen kein Ziel: das Schlüsselmaterial geht in eine Datei, lesbar für alle, die sie haben',
  'plan.same-wrapping-key': ({ path }) => `ist auch der Transportschlüssel von ${path}`,
  'plan.other-job-key': ({ name, job }) =>
    `ist ein anderer Schlüssel als der erste von ${name} ${job}`,
  'plan.no-expiry': 'der Plan sagt nicht, wann das Token endet',
  'plan.window-closed': ({ expires }) => `die Importfrist ist am ${expires} abgelaufen`,
  'plan.window-short': ({ left, expires, planned }) =>
    `endet in ${left}, am ${expires}: diese Zeremonie dauert etwa ${planned}`,
  'plan.window-soon': ({ hours, expires }) =>
    `für den Import bleiben weniger als ${hours} Stunden, bis ${expires}`,
  'plan.window-long': ({ hours, title }) => `ist mehr als die ${hours} Stunden, die ${title} gibt`,
  'plan.no-number': 'fehlt: eine Produktion braucht ihre Nummer im Verzeichnis der Zeremonien',
  'plan.file-missing': ({ file }) => `die Datei ${file} fehlt`,
  'plan.file-changed': ({ file }) => `die Datei ${file} hat einen anderen SHA-256`,
  'plan.case-twins': ({ other, one }) =>
    `${other} unterscheidet sich von ${one} nur in Groß- und Kleinschreibung`,
  'plan.refused': 'der Plan wurde abgelehnt',
  'plan.too-large': 'ein Plan hat höchstens 1 MiB',
  'plan.other-version': 'der Plan ist nicht von der Version plan/1',
  'plan.beside-twice': ({ ceremony }) => `hält den Nachweis der Zeremonie ${ceremony} zweimal fest`,
  'plan.beside-source': 'ist der Nachweis, den der Plan fortsetzt: er ist schon festgehalten',
  'plan.beside-successor': 'hält einen anderen Kopfwert fest als destruction.successor',
  'plan.source-unused': 'gehört zu anderen Arten als generate',
  'plan.source-missing': ({ kind }) =>
    `fehlt: ein Plan zur ${Object.hasOwn(kinds, kind) ? kinds[kind as Kind] : kind} setzt ein Bündel fort`,
  'plan.least-people': ({ action, least }) =>
    `„${actionNames[action]}“ braucht mindestens ${least} Personen`,
  'plan.needs-independent': ({ action }) =>
    `„${actionNames[action]}“ braucht jemanden, der weder zur Leitung noch zur Bedienung gehört`,
  'plan.save-first': 'speichern Sie den Plan zuerst neben seinen Dateien',
  'plan.not-listed': 'der Plan steht nicht auf der Liste',
  'plan.open-again': 'öffnen Sie den Plan noch einmal',
  'plan.review-first': 'sehen Sie zuerst den Plan durch',
}
