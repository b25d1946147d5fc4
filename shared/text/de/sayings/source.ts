import type * as English from '../../en/sayings/source.ts'
import { findings } from '../findings.ts'

export const source: typeof English.source = {
  'source.twice': ({ ceremony }) => `der Nachweis der Zeremonie ${ceremony} ist zweimal angegeben`,
  'source.no-keys': ({ ceremony }) => `die Zeremonie ${ceremony} hat keinen dieser Schlüssel`,
  'source.other-shares': ({ ceremony, set }) =>
    `die Zeremonie ${ceremony} erzählt von anderen Anteilen des Satzes ${set} als dieser Nachweis`,
  'source.not-chosen': ({ ceremony }) =>
    `der Nachweis der Zeremonie ${ceremony} ist noch nicht gewählt`,
  'source.chosen-meanwhile': 'inzwischen wurde ein anderer Nachweis gewählt',
  'source.choose-first': 'wählen Sie zuerst den Nachweis',
  'source.no-key': 'das Protokoll nennt keinen Schlüssel, den es noch gibt',
  'source.other-backup': ({ path }) => `${path} ist nicht die Sicherung, die das Protokoll nennt`,
  'source.backup-key': ({ label }) =>
    `die Sicherung von ${label} ist nicht der Schlüssel des Protokolls`,
  'source.closed': ({ labels }) =>
    `diese Anteile ergeben den richtigen Sicherungsschlüssel, und er öffnet die Sicherung von ${labels} nicht`,
  'source.aborted': 'jene Zeremonie wurde abgebrochen: ihre Anteile öffnen nichts',
  'source.none': 'der Plan setzt keine Zeremonie fort',
  'source.other': ({ ceremony, planned }) =>
    `dies ist der Nachweis der Zeremonie ${ceremony}, der Plan setzt ${planned} fort`,
  'source.other-checkpoint': 'der Prüfpunkt dieses Bündels ist nicht der, den der Plan fortsetzt',
  'source.no-backup': ({ label }) => `jene Zeremonie hat keine Sicherung von ${label}`,
  'source.backup-other-key': ({ label }) =>
    `die Sicherung von ${label} enthält einen anderen Schlüssel`,
  'source.no-backup-of': ({ label }) => `es gibt keine Sicherung von ${label}`,
  'source.no-own-set': ({ ceremony }) =>
    `diese Zeremonie hat keinen Anteilsatz gemacht: nehmen Sie den Nachweis der Zeremonie ${ceremony}`,
  'source.no-set': 'kein Anteilsatz jener Zeremonie zählt',
  'source.of-destruction': ({ destroyed, total, set, left, threshold, ceremony }) =>
    `dies ist der Nachweis einer Vernichtung: ${destroyed} von ${total} Anteilen des Satzes ${set} sind nachweislich vernichtet, ${left} sind übrig, und ${threshold} stellen wieder her. Die Anteile selbst werden nach dem Nachweis der Zeremonie ${ceremony} beurteilt, mit diesem als späterem Bündel`,
  'source.superseded-by': ({ set, by, ceremony }) =>
    `Satz ${set} ist ein abgelöster Satz: Satz ${by} der Zeremonie ${ceremony} ist an seine Stelle getreten`,
  'source.reshare-damaged': ({ labels }) =>
    `eine Neuaufteilung braucht jede Sicherung, und in dieser Kopie ist die Sicherung von ${labels} beschädigt oder fehlt: nehmen Sie eine andere Kopie; gibt es keine, stellen Sie zuerst die anderen Schlüssel wieder her`,
  'source.no-backup-key': ({ set }) =>
    `die Anteile ergeben nicht den Sicherungsschlüssel von Satz ${set}`,
  'source.none-damaged': ({ label }) =>
    `keine Sicherung von ${label} ist beschädigt; in dieser Kopie ist keine beschädigt`,
  'source.not-damaged': ({ label, labels }) =>
    `keine Sicherung von ${label} ist beschädigt; beschädigt in dieser Kopie: ${labels}`,
  'source.not-given-up': ({ labels }) =>
    `in dieser Kopie beschädigt oder fehlend, und nicht als aufgegeben genannt: die Sicherung von ${labels}`,
  'source.fault': ({ fault }) => findings.faults[fault],
}
