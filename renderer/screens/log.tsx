import { Fragment, useEffect, useEffectEvent, useState } from 'react'
import type { LogPage } from '#shared/ipc/answers.ts'
import type { LogLine } from '#shared/ipc/snapshot.ts'
import { timeOf } from '#shared/text/format.ts'
import { bridge } from '../api.ts'
import { Button } from '../components/button.tsx'
import { Columns } from '../components/columns.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Pick } from '../components/pick.tsx'
import { Refusal } from '../components/refusal.tsx'
import { useCall } from '../store/call.ts'
import { nameOf, useSnapshot } from '../store/select.ts'
import { text } from '../text/current.ts'
import { LogEntry } from './log-entry.tsx'

const PAGE = 50

/** What is looked for; an empty text is no wish. */
interface Wish {
  readonly person: string
  readonly act: string
  readonly key: string
  /** The last page without it. */
  readonly from?: number
}

/** The log, a page at a time; a query of its own, because snapshots leave it out. */
export function LogDialog({ onClose }: { readonly onClose: () => void }) {
  const call = useCall()
  const [wish, setWish] = useState<Wish>({ person: '', act: '', key: '' })
  const [page, setPage] = useState<LogPage | undefined>()
  const load = useEffectEvent(() => {
    const named = Object.entries(wish).filter(([, value]) => value !== '')
    call.ask(() => bridge.log({ count: PAGE, ...Object.fromEntries(named) }), setPage)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: loads again when the wish changes
  useEffect(() => load(), [wish])
  return (
    <Dialog wide title={text.log.title} onClose={onClose}>
      <Filters wish={wish} onWish={setWish} />
      <Refusal notice={call.notice} />
      {page ? <Page page={page} onFrom={(from) => setWish({ ...wish, from })} /> : null}
    </Dialog>
  )
}

interface FiltersProps {
  readonly wish: Wish
  readonly onWish: (wish: Wish) => void
}

function Filters({ wish: { person, act, key }, onWish }: FiltersProps) {
  const { people, script, keys } = useSnapshot()
  const acts = [...new Set(script.map((step) => step.act))]
  const same = (value: string) => ({ value, label: value })
  const { everybody, recorder, everyAct, everyKey } = text.log
  return (
    <div className="picks">
      <Pick
        label={text.log.person}
        value={person}
        options={[
          { value: '', label: everybody },
          { value: 'recorder', label: recorder },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onPick={(value) => onWish({ person: value, act, key })}
      />
      <Pick
        label={text.log.act}
        value={act}
        options={[
          { value: '', label: everyAct },
          ...acts.map((one) => ({ value: one, label: text.act(one) })),
        ]}
        onPick={(value) => onWish({ person, act: value, key })}
      />
      <Pick
        label={text.log.key}
        value={key}
        options={[{ value: '', label: everyKey }, ...keys.map(({ label }) => same(label))]}
        onPick={(value) => onWish({ person, act, key: value })}
      />
    </div>
  )
}

interface PageProps {
  readonly page: LogPage
  readonly onFrom: (from: number) => void
}

function Page({ page: { lines, from, matches }, onFrom }: PageProps) {
  if (matches === 0) return <p className="hint">{text.log.none}</p>
  const next = from + lines.length
  return (
    <>
      <div className="table-scroll">
        <table className="table log-table">
          <Columns names={[text.log.entry, text.log.time, text.log.actor, text.log.sentence]} />
          <tbody>
            {lines.map((line) => (
              <Row key={line.seq} line={line} />
            ))}
          </tbody>
        </table>
      </div>
      <div className="actions">
        <Button disabled={from === 0} onPress={() => onFrom(Math.max(0, from - PAGE))}>
          {text.log.older}
        </Button>
        <Button disabled={next >= matches} onPress={() => onFrom(next)}>
          {text.log.newer}
        </Button>
        <p className="hint">{text.log.range(from + 1, next, matches)}</p>
      </div>
    </>
  )
}

function Row({ line }: { readonly line: LogLine }) {
  const snapshot = useSnapshot()
  const [open, setOpen] = useState(false)
  const { seq, time, actor, sentence } = line
  return (
    <Fragment>
      <tr>
        <td className="number">
          <button
            type="button"
            className="entry-button"
            aria-expanded={open}
            aria-label={open ? text.log.hide(seq) : text.log.show(seq)}
            onClick={() => setOpen(!open)}
          >
            {seq}
          </button>
        </td>
        <td className="number">{timeOf(time)}</td>
        <td>{nameOf(snapshot, actor)}</td>
        <td>{sentence}</td>
      </tr>
      {open ? (
        <tr>
          <td colSpan={4}>
            <LogEntry entry={seq} />
          </td>
        </tr>
      ) : null}
    </Fragment>
  )
}
