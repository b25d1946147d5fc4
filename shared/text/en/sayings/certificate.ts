import type { Given, Sentences } from '../../given.ts'

export const certificate = {
  'certificate.large': 'the file is too large for a certificate',
  'certificate.no-form': 'this is neither DER nor PEM nor base64 of a certificate',
  'certificate.json': 'this is a JSON answer, neither DER nor PEM nor base64 of a certificate',
  'certificate.private': 'this is a private key: it must not be here',
  'certificate.other-block': ({ label }: Given<'label'>) =>
    `this is a PEM block of ${label}, not of a CERTIFICATE`,
  'certificate.public-key': 'this is a public key, not a certificate',
  'certificate.none': 'not an X.509 certificate',
  'certificate.two-algorithms': 'names two signature algorithms',
  'certificate.version': ({ version }: Given<'version'>) =>
    `X.509 of version ${version}, which is not read here`,
  'certificate.never': ({ from, to }: Given<'from' | 'to'>) =>
    `is valid from ${from} to ${to}: never`,
  'certificate.nobody': 'nobody',
  'certificate.unchecked': ({ subject, from, to }: Given<'from' | 'to'> & Sentences<'subject'>) =>
    `the key is that of the certificate of ${subject}, from ${from} to ${to}: its signature is not checked`,
  'certificate.not-yet': ({ from }: Given<'from'>) => `the certificate is valid only from ${from}`,
}
