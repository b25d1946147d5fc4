import type { duties as English } from '../en/duties.ts'

/** The duties of a custodian in German: a translation beside the English words that are signed. */
export const duties: typeof English = {
  text: ({ index, total, threshold }) =>
    [
      `Ich bin Verwahrer von Anteil ${index} von ${total}; je ${threshold} davon stellen die Schlüssel wieder her.`,
      'Ich verstehe meine Pflichten und nehme sie an:',
      'Ich habe meinen Anteil allein in meiner Gewalt.',
      'Ich zeige ihn niemandem und mache keine Kopie.',
      'Ich bringe ihn außerhalb einer Zeremonie nie mit anderen Anteilen zusammen.',
      'Ich melde sofort, wenn er verloren oder ein Siegel beschädigt ist.',
      'Ich gebe ihn zurück, wenn ich gebeten werde oder wenn ich ausscheide.',
    ].join(' '),
  original: 'Signiert wird der englische Wortlaut:',
}
