import { useEffect, useState } from 'react'
import type { WitnessRoom } from '#shared/ipc/witness.ts'
import { catalogues } from '#shared/text/catalogue.ts'
import type { Language } from '#shared/text/language.ts'

interface TokensProps {
  readonly tokens: WitnessRoom['tokens']
  readonly language: Language
}

/** The import window that closes first, and what is left of it. */
export function Tokens({ tokens, language }: TokensProps) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const [first] = tokens.toSorted((a, b) => Date.parse(a.expires) - Date.parse(b.expires))
  if (first === undefined) return null
  const { witness: text } = catalogues[language]
  const seconds = Math.floor((Date.parse(first.expires) - now) / 1000)
  return (
    <p className={`clock-box${seconds < 4 * 3600 ? ' token-short' : ''}`}>
      <span className="label">{text.token(first.label, first.provider)}</span>{' '}
      <span className="clock">{seconds < 0 ? text.tokenOver : left(seconds)}</span>
    </p>
  )
}

/** `26:03:59`: hours, minutes, seconds; days as hours are no countdown, so from four days on in days. */
function left(seconds: number): string {
  const hours = Math.floor(seconds / 3600)
  if (hours >= 96) return `${Math.floor(hours / 24)} d`
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${two(hours)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
