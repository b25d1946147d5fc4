import { useEffect, useRef } from 'react'
import { Dialog } from '../../components/dialog.tsx'
import { text } from '../../text/current.ts'
import { StartBreak } from './break.tsx'
import { HandOver, Renewal } from './handover.tsx'
import { Presence } from './presence.tsx'

interface RoomDialogProps {
  /** Goes to the break at once. */
  readonly toBreak?: boolean
  readonly onClose: () => void
}

/** Who is there, who leaves, who stands in: everything about people that is no step of the script. */
export function RoomDialog({ toBreak = false, onClose }: RoomDialogProps) {
  const part = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!toBreak) return
    const fold = part.current?.querySelector('details')
    if (fold) fold.open = true
    fold?.querySelector('input')?.focus()
  }, [toBreak])
  return (
    <Dialog wide title={text.room.title} onClose={onClose}>
      <p className="lead">{text.room.lead}</p>
      <Presence />
      <div ref={part}>
        <StartBreak onDone={onClose} />
      </div>
      <HandOver />
      <Renewal />
    </Dialog>
  )
}
