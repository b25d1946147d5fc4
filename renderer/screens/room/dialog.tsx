import { Dialog } from '../../components/dialog.tsx'
import { text } from '../../text/current.ts'
import { StartBreak } from './break.tsx'
import { HandOver, Renewal } from './handover.tsx'
import { Presence } from './presence.tsx'

/** Who is there, who leaves, who stands in: everything about people that is no step of the script. */
export function RoomDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog wide title={text.room.title} onClose={onClose}>
      <p className="lead">{text.room.lead}</p>
      <Presence />
      <StartBreak onDone={onClose} />
      <HandOver />
      <Renewal />
    </Dialog>
  )
}
