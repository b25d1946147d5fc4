/** Checks after an import that several providers share. */
import type { KeyCheck } from './provider.ts'

/**
 * Prints the fingerprint of the public key that a command prints, as the ceremony shows it. Nothing
 * is written: a stray file would spoil the package.
 */
export function fingerprintOf(printed: string, form: 'PEM' | 'DER' = 'PEM'): string {
  const read = form === 'PEM' ? '' : ' -inform DER'
  return [
    printed,
    `| openssl pkey -pubin${read} -outform DER`,
    '| openssl dgst -sha256 -binary | openssl base64',
  ].join(' \\\n  ')
}

/** What that command must print. */
export function fingerprintText(check: KeyCheck): string {
  if (!('spki' in check)) throw new Error('a public key has no fingerprint')
  return `Expect the fingerprint of the ceremony: \`${check.spki.replace(/^SHA256:/, '')}=\`. Anything else is another key: disable it and report it.`
}
