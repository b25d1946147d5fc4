import type { Safety } from '../../safety.ts'

/** What is safe, said between what happened and what to do next. */
export const safe: { readonly [safety in Safety]: string } = {
  nothing: 'Nichts ist geschehen. Was vorher aufgezeichnet wurde, steht.',
  unsent: 'Nichts wurde abgeschickt.',
  file: 'Nichts wurde daraus übernommen und nichts daran verändert.',
  there: 'Was schon da ist, ist wie zuvor.',
  begun:
    'Was das Protokoll enthält, ist sicher. Was begonnen und nicht beendet wurde, gilt als offengelegt, und der Bildschirm sagt es.',
  gone: 'Die Zeremonie ist auf diesem Rechner vollständig, und von dem Begonnenen ist nichts auf dem Datenträger geblieben.',
  share: 'Dieser Anteil wurde nicht angenommen. Jeder andere ist wie zuvor.',
  kept: 'Das Protokoll, die ausgehändigten Anteile und der Nachweis sind wie zuvor.',
  inside: 'Kein Schlüssel wurde herausgegeben.',
  store: 'Die Datei der Zeremonie ist wie zuvor.',
  unopened: 'Keine Zeremonie wurde geöffnet oder verändert.',
  log: 'Was das Protokoll enthält, ist sicher.',
  finished: 'Was vorher beendet war, ist sicher.',
  paper: 'Kein Dokument enthält ein Geheimnis. Zeremonie und Nachweis sind wie zuvor.',
}
