import type { Snapshot } from '#shared/ipc/snapshot.ts'
import { Words } from '../../components/words.tsx'
import { useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'

/** What two people compare in a step of the released scripts: one reads paper, one the screen. */
export function Aloud({ step }: { readonly step: string }) {
  const compared = comparedIn(useSnapshot(), step)
  return compared ? <Words large words={compared.words} label={compared.label} /> : null
}

function comparedIn(
  { planWords, source }: Snapshot,
  step: string,
): { readonly words: readonly string[]; readonly label: string } | undefined {
  if (step === 'digest') return { words: planWords, label: text.review.digest }
  if (step === 'evidence' && source) return { words: source.words, label: text.review.sourceHead }
  return undefined
}
