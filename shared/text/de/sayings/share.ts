import type * as English from '../../en/sayings/share.ts'

export const share: typeof English.share = {
  'share.voided': ({ set }) =>
    `dieser Anteil ist von Satz ${set}, der ungültig wurde: er öffnet nichts`,
  'share.unknown': ({ set, index }) => `Satz ${set} hat keinen solchen Anteil ${index}`,
  'share.forged': ({ index }) =>
    `Anteil ${index} ist nicht der, der gemacht wurde: seine Festlegung weicht ab`,
  'share.superseded': ({ set, by }) =>
    `dieser Anteil ist von einem abgelösten Satz, ${set}: Satz ${by} ist an seine Stelle getreten`,
  'share.rehearsal': ({ set }) => `dieser Anteil ist vom Probesatz ${set}`,
  'share.production': ({ set }) =>
    `dieser Anteil ist vom Produktionssatz ${set}: eine Probe darf ihn nicht sehen, versiegeln Sie die Karte wieder`,
  'share.foreign': ({ set, here }) =>
    `dieser Anteil ist von Satz ${set}; der Satz hier ist ${here}`,
}
