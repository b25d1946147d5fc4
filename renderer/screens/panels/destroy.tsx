import type { ThingView } from '#shared/ipc/views/destruction.ts'
import { Fold } from '../../components/fold.tsx'
import { type Fact, Facts } from '../../components/facts.tsx'
import { nameOf, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'
import { BagForm } from './destroy-bag.tsx'
import { FailForm, MissingForm } from './destroy-failed.tsx'
import { FinishForm, WitnessForm } from './destroy-sign.tsx'
import { StartForm } from './destroy-start.tsx'

/** The things of one step, one after the other: the first that nobody has accounted for. */
export function DestroyPanel({ of, item }: { of: ThingView['of']; item: string }) {
  const snapshot = useSnapshot()
  const things = (snapshot.destruction?.things ?? []).filter(
    (one) => one.of === of && one.thing.split(':')[1] === item,
  )
  const thing = things.find(
    ({ witness, unwitnessed }) => witness === undefined && unwitnessed === undefined,
  )
  if (thing === undefined) return null
  return (
    <div className="panel">
      <ThingFacts thing={thing} />
      <Stage key={`${thing.thing} ${thing.status} ${thing.bag?.by}`} thing={thing} />
    </div>
  )
}

/** One movement at a time: the bag, the record, the deed, the witness. */
function Stage({ thing }: { readonly thing: ThingView }) {
  const { of, status, bag } = thing
  if (status === 'started')
    return (
      <>
        <FinishForm thing={thing} />
        <Fold title={text.destruction.failed}>
          <FailForm thing={thing} />
        </Fold>
      </>
    )
  if (status !== 'open') return <WitnessForm thing={thing} />
  return (
    <>
      {of === 'share' && bag === undefined ? (
        <BagForm thing={thing} />
      ) : (
        <StartForm thing={thing} />
      )}
      <Fold title={text.destruction.missing}>
        <MissingForm thing={thing} />
      </Fold>
    </>
  )
}

function ThingFacts({ thing }: { readonly thing: ThingView }) {
  const snapshot = useSnapshot()
  const { of, index = 0, copy = 1, custodian = '', medium, place, receiptBag } = thing
  const { destruction } = text
  const facts: Fact[] =
    of === 'share'
      ? [
          { name: destruction.share(index, copy), value: nameOf(snapshot, custodian) },
          ...(medium === '' ? [] : [{ name: destruction.medium, value: medium }]),
          {
            name: destruction.receiptBag,
            value: receiptBag || destruction.noReceipt,
            mono: Boolean(receiptBag),
          },
        ]
      : [
          { name: destruction.backup(thing.thing.replace(/^copy:/, '')), value: medium },
          ...(place === undefined ? [] : [{ name: destruction.place, value: place }]),
        ]
  return (
    <>
      <Facts facts={facts} />
      <Seen thing={thing} />
    </>
  )
}

/** What was signed of the bag; where it is not what the receipt says, that is in view. */
function Seen({ thing: { bag, receiptBag = '' } }: { readonly thing: ThingView }) {
  const snapshot = useSnapshot()
  if (bag === undefined) return null
  const { destruction } = text
  const name = nameOf(snapshot, bag.by)
  const other = bag.seal !== 'none' && receiptBag !== '' && receiptBag !== bag.bag
  return (
    <ul className="ticks">
      <li className="tick-done">
        {bag.seal === 'none' ? destruction.bagNone(name) : destruction.bagSeen(bag.bag, name)}
      </li>
      {other ? <li className="tick-open">{destruction.bagOther(receiptBag)}</li> : null}
      {bag.seal === 'broken' ? <li className="tick-open">{destruction.bagBroken}</li> : null}
    </ul>
  )
}
