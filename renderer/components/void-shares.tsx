import type { Snapshot } from '#shared/ipc/snapshot.ts'
import { nameOf } from '../store/select.ts'
import { text } from '../text/current.ts'
import { sentence } from '../text/format.ts'

/** The shares that are void and in somebody's hands, one a line. */
export function VoidShares({ snapshot }: { readonly snapshot: Snapshot }) {
  return (
    <ul>
      {snapshot.voided.map(({ set, index, custodian }) => (
        <li key={`${set} ${index}`}>
          {sentence(text.step.voidedShare(index, nameOf(snapshot, custodian), set))}
        </li>
      ))}
    </ul>
  )
}
