import type { PlanDraft } from '#shared/ceremony/plan.ts'
import { Boxes } from '../../components/boxes.tsx'
import { EditField } from '../../components/edit-field.tsx'
import { text } from '../../text/current.ts'
import { type Edit, peopleBoxes, put, swapped } from './draft.ts'
import { useFinding } from './findings.tsx'
import { Finding } from './people.tsx'

interface CustodyProps {
  readonly plan: PlanDraft
  readonly edit: Edit
}

/** Who holds a share and how many are needed, with a plain picture of what that means. */
export function PlanCustody({ plan, edit }: CustodyProps) {
  const { backup, people } = plan
  const { threshold, custodians, alternates = [], reason = '' } = backup
  const reasonFault = useFinding('backup.reason')
  const become = (next: PlanDraft['backup']) => edit((draft) => ({ ...draft, backup: next }))
  const able = people.filter(({ roles }) => roles.includes('custodian')).map(({ id }) => id)
  const offered = [...new Set([...custodians, ...able])]
  return (
    <section className="ruled" aria-labelledby="plan-custody">
      <h2 id="plan-custody">{text.plan.custody.title}</h2>
      <Picture
        threshold={threshold}
        names={peopleBoxes(plan, custodians).map(({ label }) => label)}
      />
      <div className="field-columns">
        <EditField
          numeric
          label={text.plan.custody.threshold}
          value={String(threshold)}
          fault={useFinding('backup.threshold')}
          onEdit={(value) => become({ ...backup, threshold: Number(value.replace(/\D/g, '')) })}
        />
        {custodians.length < 3 || reason !== '' ? (
          <EditField
            label={text.plan.custody.reason}
            value={reason}
            fault={reasonFault}
            onEdit={(value) => become(put(backup, 'reason', value))}
          />
        ) : null}
      </div>
      <Boxes
        legend={text.plan.custody.custodians}
        hint={text.plan.custody.custodiansHint}
        options={peopleBoxes(plan, offered)}
        chosen={custodians}
        onSwap={(id) => become({ ...backup, custodians: swapped(custodians, id) })}
      />
      <Finding path="backup.custodians" />
      <Boxes
        legend={text.plan.custody.alternates}
        options={peopleBoxes(
          plan,
          able.filter((id) => !custodians.includes(id)),
        )}
        chosen={alternates}
        onSwap={(id) => {
          const next = swapped(alternates, id)
          become(put(backup, 'alternates', next.length === 0 ? undefined : next))
        }}
      />
      <Finding path="backup.alternates" />
    </section>
  )
}

interface PictureProps {
  readonly threshold: number
  readonly names: readonly string[]
}

/** One seat for each share: as many filled as are needed, and what that means in words. */
function Picture({ threshold, names }: PictureProps) {
  const all = names.length
  if (threshold < 1 || threshold > all)
    return <p className="threshold">{text.plan.custody.impossible(threshold, all)}</p>
  return (
    <div className="custody-picture">
      <ol className="seats">
        {names.map((name, i) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the number of the share
            key={i}
            className={i < threshold ? 'seat seat-needed' : 'seat'}
            aria-label={text.plan.custody.seat(i + 1, name)}
          >
            <span className="seat-mark" aria-hidden="true">
              {i + 1}
            </span>
            <span aria-hidden="true">{name}</span>
          </li>
        ))}
      </ol>
      <p className="threshold">{text.plan.custody.seats(threshold, all)}</p>
      <ul className="plain">
        {threshold > 1 ? <li>{text.plan.custody.fewer(threshold - 1)}</li> : null}
        <li>{text.plan.custody.spare(all - threshold)}</li>
        {all > threshold ? <li>{text.plan.custody.leaves(threshold, all - 1)}</li> : null}
      </ul>
    </div>
  )
}
