import { useEffect, useRef } from 'react'
import { correctShareText } from '#shared/crypto/correct.ts'
import { groupsOf } from '#shared/crypto/sharetext.ts'
import { Button } from '../../components/button.tsx'
import { Columns } from '../../components/columns.tsx'
import { typedGroups } from '../../components/share-boxes.ts'
import { text } from '../../text/current.ts'
import { listed } from '../../text/format.ts'
import type { ShareEntry } from './share-entry-state.ts'

const CHARACTERS = [0, 1, 2, 3]

interface ShareProposalProps {
  readonly entry: ShareEntry
  readonly groups: readonly number[]
}

/**
 * What was most likely meant, beside what was typed. A person compares it with the card and takes
 * it or not; it is never taken by itself. The characters are written into the page by hand.
 */
export function ShareProposal({ entry, groups }: ShareProposalProps) {
  const section = useRef<HTMLElement>(null)
  const table = useRef<HTMLTableElement>(null)
  const { boxes, purpose } = entry
  const words = text.entry.proposal
  // biome-ignore lint/correctness/useExhaustiveDependencies: other groups are another proposal
  useEffect(() => {
    const node = table.current
    if (node) writeProposal(node, typedGroups(boxes.current))
    section.current?.scrollIntoView({ block: 'nearest' })
    return () => {
      if (node) clearProposal(node)
    }
  }, [boxes, groups])
  return (
    <section ref={section} className="share-proposal" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p>{words.lead(listed(groups), groups.length)}</p>
      <table ref={table}>
        <Columns names={[words.group, words.typed, words.meant]} />
        <tbody>
          {groups.map((number) => (
            <tr key={number} data-proposed={number}>
              <th scope="row">{number}</th>
              {(['typed', 'meant'] as const).map((side) => (
                <td key={side} data-side={side}>
                  {CHARACTERS.map((at) => (
                    <span key={at} />
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="actions">
        <Button onPress={entry.accept}>{words[purpose].accept}</Button>
        <Button kind="quiet" onPress={entry.reject}>
          {words[purpose].reject}
        </Button>
      </div>
    </section>
  )
}

function writeProposal(table: HTMLElement, typed: readonly string[]): void {
  const near = correctShareText(typed.join(''))
  const meant = near === undefined ? [] : groupsOf(near.text)
  for (const row of table.querySelectorAll<HTMLElement>('[data-proposed]')) {
    const at = Number(row.dataset.proposed) - 1
    const [from = '', to = ''] = [typed[at], meant[at]]
    for (const [side, group] of [
      ['typed', from],
      ['meant', to],
    ] as const)
      for (const [i, span] of row.querySelectorAll(`[data-side="${side}"] span`).entries()) {
        span.textContent = group.charAt(i)
        span.classList.toggle('differs', from.charAt(i) !== to.charAt(i))
      }
  }
}

function clearProposal(table: HTMLElement): void {
  for (const span of table.querySelectorAll('[data-side] span')) span.textContent = ''
}
