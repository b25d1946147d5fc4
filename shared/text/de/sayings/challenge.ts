import type * as English from '../../en/sayings/challenge.ts'

export const challenge: typeof English.challenge = {
  'challenge.long': 'die Aufgabe ist zu lang',
  'challenge.format': ({ format }) => `erwartet wird „${format}“`,
  'challenge.kind': 'erwartet wird „drill“ oder „health“',
  'challenge.form': 'nicht so geschrieben wie eine Aufgabe',
  'challenge.digits': 'eine Aufgabe eines Prüfers hat 64 Hex-Ziffern',
}
