import type * as English from '../../en/sayings/certificate.ts'

export const certificate: typeof English.certificate = {
  'certificate.large': 'die Datei ist zu groß für ein Zertifikat',
  'certificate.no-form': 'dies ist weder DER noch PEM noch Base64 eines Zertifikats',
  'certificate.json':
    'dies ist eine JSON-Antwort und weder DER noch PEM noch Base64 eines Zertifikats',
  'certificate.private': 'dies ist ein privater Schlüssel: er gehört nicht hierher',
  'certificate.other-block': ({ label }) =>
    `dies ist ein PEM-Block mit dem Namen ${label}, nicht CERTIFICATE`,
  'certificate.public-key': 'dies ist ein öffentlicher Schlüssel, kein Zertifikat',
  'certificate.none': 'kein X.509-Zertifikat',
  'certificate.two-algorithms': 'nennt zwei verschiedene Signaturverfahren',
  'certificate.version': ({ version }) =>
    `X.509 in der Version ${version}, die hier nicht gelesen wird`,
  'certificate.never': ({ from, to }) => `gilt von ${from} bis ${to}, also nie`,
  'certificate.nobody': 'einem Inhaber ohne Namen',
  'certificate.unchecked': ({ subject, from, to }) =>
    `der Schlüssel ist der des Zertifikats von ${subject}, gültig von ${from} bis ${to}: dessen Signatur wird nicht geprüft`,
  'certificate.not-yet': ({ from }) => `das Zertifikat gilt erst ab ${from}`,
}
