import { useEffect, useEffectEvent, useState } from 'react'
import type { LogLine } from '#shared/ipc/snapshot.ts'
import { bridge } from '../api.ts'
import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Refusal } from '../components/refusal.tsx'
import { useCall } from '../store/call.ts'
import { nameOf, useSnapshot } from '../store/select.ts'
import { text } from '../text/en.ts'
import { timeOf } from '../text/format.ts'

const PAGE = 50

/** The log, a page at a time; a query of its own, because snapshots leave it out. */
export function LogDialog({ onClose }: { readonly onClose: () => void }) {
  const snapshot = useSnapshot()
  const call = useCall()
  const [from, setFrom] = useState(Math.max(0, snapshot.entries - PAGE))
  const [lines, setLines] = useState<readonly LogLine[]>([])
  const load = useEffectEvent(() => {
    call.ask(() => bridge.log({ from, count: PAGE }), setLines)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: loads again when the page changes
  useEffect(() => load(), [from])
  const last = lines.at(-1)?.seq ?? from
  return (
    <Dialog wide title={text.log.title} onClose={onClose}>
      <Refusal notice={call.notice} />
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{text.log.entry}</th>
              <th scope="col">{text.log.time}</th>
              <th scope="col">{text.log.actor}</th>
              <th scope="col">{text.log.sentence}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.seq}>
                <td className="number">{line.seq}</td>
                <td className="number">{timeOf(line.time)}</td>
                <td>{nameOf(snapshot, line.actor)}</td>
                <td>{line.sentence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="actions">
        <Button disabled={from === 0} onPress={() => setFrom(Math.max(0, from - PAGE))}>
          {text.log.older}
        </Button>
        <Button disabled={last >= snapshot.entries - 1} onPress={() => setFrom(from + PAGE)}>
          {text.log.newer}
        </Button>
        <p className="hint">{text.log.range(from, last, snapshot.entries)}</p>
      </div>
    </Dialog>
  )
}
