import type { Compared } from '#shared/ipc/witness.ts'
import { catalogues } from '#shared/text/catalogue.ts'
import type { Language } from '#shared/text/language.ts'

interface ComparedProps {
  readonly compare: readonly Compared[]
  readonly more: number
  readonly language: Language
}

/** Words and digits to be read against the papers in the room. */
export function ComparedList({ compare, more, language }: ComparedProps) {
  if (compare.length === 0) return null
  return (
    <div className="compare">
      {compare.map((one) => (
        <section
          key={`${one.what} ${one.name}`}
          className={one.words.length > 0 ? 'in-words' : 'in-digits'}
          aria-label={labelOf(one, language)}
        >
          <p className="label">{labelOf(one, language)}</p>
          {one.words.length > 0 ? (
            <ol className="words">
              {one.words.map((word, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: words repeat and never move
                <li key={i}>
                  <span aria-hidden="true">{i + 1}</span> {word}
                </li>
              ))}
            </ol>
          ) : (
            <p className="digits mono">{one.digits}</p>
          )}
        </section>
      ))}
      {more > 0 ? <p>{catalogues[language].witness.more(more)}</p> : null}
    </div>
  )
}

function labelOf({ what, name }: Compared, language: Language): string {
  const { compare } = catalogues[language].witness
  return what === 'fingerprint' || what === 'key' ? compare[what](name) : compare[what]
}
