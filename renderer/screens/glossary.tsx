import { useEffect, useId, useRef, useState } from 'react'
import { allTerms, findTerms, type Named, termsIn } from '#shared/text/glossary.ts'
import { locales } from '#shared/text/language.ts'
import { Dialog } from '../components/dialog.tsx'
import { language, text } from '../text/current.ts'

/** Every term in plain words, those of the screen below first. */
export function GlossaryDialog({ onClose }: { readonly onClose: () => void }) {
  const { glossary } = text
  const all = allTerms(glossary.terms, locales[language])
  // Of the page as it was before this dialog stood in it. Its text itself is not kept: a passphrase
  // may stand in it.
  const [here] = useState(() => new Set(termsIn(all, document.body.innerText).map(keyOf)))
  const [wanted, setWanted] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => field.current?.focus(), [])
  const found = findTerms(all, wanted)
  const near = found.filter(({ key }) => here.has(key))
  const others = found.filter(({ key }) => !here.has(key))
  return (
    <Dialog wide title={glossary.title} onClose={onClose}>
      <div className="field glossary-find">
        <label htmlFor={id}>{glossary.find}</label>
        <input
          id={id}
          ref={field}
          type="text"
          className="input"
          autoComplete="off"
          spellCheck={false}
          aria-describedby={`${id}-hint`}
          onChange={({ currentTarget }) => setWanted(currentTarget.value)}
        />
        <p id={`${id}-hint`} className="hint">
          {glossary.findHint}
        </p>
        <p role="status" className="hint">
          {found.length === 0 ? glossary.nothing : glossary.found(found.length)}
        </p>
      </div>
      <Terms title={glossary.here} terms={near} />
      <Terms title={near.length === 0 ? glossary.all : glossary.others} terms={others} />
    </Dialog>
  )
}

const keyOf = ({ key }: Named): Named['key'] => key

function Terms({ title, terms }: { readonly title: string; readonly terms: readonly Named[] }) {
  const id = useId()
  if (terms.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="label">
        {title}
      </h3>
      <dl className="glossary">
        {terms.map(({ key, term, says }) => (
          <div key={key}>
            <dt>{term}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
