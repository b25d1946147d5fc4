import type * as English from '../../en/sayings/document.ts'

export const document: typeof English.document = {
  'document.no-printer': 'auf diesem Rechner ist kein Drucker eingerichtet',
  'document.none': 'dieses Dokument gibt es nicht',
  'document.nothing-yet': 'davon ist noch nichts zu zeigen',
  'document.states': 'darin steht, was Personen von ihrem eigenen Papier angeben sollen',
  'document.no-pdf': 'daraus ließ sich kein PDF machen',
  'document.no-pdf-of': ({ name }) => `aus ${name} wurde kein PDF`,
  'document.page-lost': 'das Fenster, in dem es entstand, ist fort oder antwortet nicht',
}
