interface WordsProps {
  readonly words: readonly string[]
  readonly label: string
  readonly large?: boolean
}

/** Words to read aloud and to copy, numbered, four in a row. */
export function Words({ words, label, large = false }: WordsProps) {
  return (
    <ol className={`words${large ? ' words-large' : ''}`} aria-label={label}>
      {words.map((word, i) => (
        // Words repeat and never move: the position is the identity.
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed, positional list
        <li key={i}>
          <span className="words-number" aria-hidden="true">
            {i + 1}
          </span>
          <span>{word}</span>
        </li>
      ))}
    </ol>
  )
}
