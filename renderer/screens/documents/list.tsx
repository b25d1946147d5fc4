import { useEffect, useRef } from 'react'
import type { Paper, PaperKind } from '#shared/documents/papers.ts'
import { Button } from '../../components/button.tsx'
import { Facts } from '../../components/facts.tsx'
import { text } from '../../text/current.ts'

interface PaperListProps {
  readonly papers: readonly Paper[]
  readonly onOpen: (paper: Paper) => void
}

interface OpenedProps extends PaperListProps {
  /** The one that was open: whoever comes back goes on from there. */
  readonly last: Paper | undefined
}

/** Each kind of document once: what it is for, who signs it, when it is printed. */
export function PaperList({ papers, last, onOpen }: OpenedProps) {
  const list = useRef<HTMLUListElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the list appears
  useEffect(() => {
    const opener = list.current?.querySelector<HTMLElement>(`[data-paper="${last?.name}"] button`)
    opener?.focus()
  }, [])
  const kinds = [...new Set(papers.map(({ kind }) => kind))]
  return (
    <ul ref={list} className="papers">
      {kinds.map((kind) => (
        <Row
          key={kind}
          kind={kind}
          papers={papers.filter((paper) => paper.kind === kind)}
          onOpen={onOpen}
        />
      ))}
    </ul>
  )
}

interface RowProps extends PaperListProps {
  readonly kind: PaperKind
}

function Row({ kind, papers, onOpen }: RowProps) {
  const words = text.papers.kinds[kind]
  const [first] = papers
  if (first === undefined) return null
  const { standing } = first
  const open = standing === 'ready' || standing === 'draft'
  return (
    <li className={`paper-row paper-${standing}`}>
      <span className="paper-glyph" aria-hidden="true" />
      <div className="paper-what">
        <div className="paper-name">
          <h2>{words.title}</h2>
          <p className={`paper-standing paper-standing-${standing}`}>
            {text.papers.standings[standing]}
          </p>
        </div>
        <p>{words.what}</p>
        <Facts
          facts={[
            { name: text.papers.signs, value: words.signs },
            { name: text.papers.when, value: words.when },
          ]}
        />
      </div>
      <div className={papers.length > 1 ? 'paper-open paper-many' : 'paper-open'}>
        {open ? (
          papers.map((paper) => <Open key={paper.name} paper={paper} onOpen={onOpen} />)
        ) : (
          <p className="hint">{standing === 'later' ? words.later : text.papers.withheld}</p>
        )}
      </div>
    </li>
  )
}

/** A person's own by their name, any other by a word; aloud each says what it opens. */
function Open({ paper, onOpen }: { readonly paper: Paper } & Pick<PaperListProps, 'onOpen'>) {
  return (
    <div className="paper-opener" data-paper={paper.name}>
      <Button label={text.papers.readThis(titleOf(paper))} onPress={() => onOpen(paper)}>
        {paper.person ?? text.papers.read}
      </Button>
    </div>
  )
}

/** What a document is called on the screen. */
export function titleOf({ kind, person }: Paper): string {
  return person === undefined ? text.papers.kinds[kind].title : text.papers.slipOf(person)
}
