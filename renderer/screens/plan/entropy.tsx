import { KIND_TABLE } from '#shared/ceremony/kinds.ts'
import { type EntropyPlan, kindOf, type PlanDraft } from '#shared/ceremony/plan.ts'
import type { EntropyKind } from '#shared/crypto/entropy.ts'
import { Boxes } from '../../components/boxes.tsx'
import { text } from '../../text/current.ts'
import { type Edit, peopleBoxes, put, swapped } from './draft.ts'
import { Finding } from './people.tsx'

const KINDS: readonly EntropyKind[] = ['dice', 'text']

interface EntropyProps {
  readonly plan: PlanDraft
  readonly edit: Edit
}

/** What the room gives to the randomness, and who gives it: in a ceremony that makes keys. */
export function PlanEntropy({ plan, edit }: EntropyProps) {
  const { entropy } = plan
  const makesKeys = KIND_TABLE[kindOf(plan)].actions.includes('generate')
  // What another kind may not say has to be seen, to be taken out.
  if (!makesKeys && entropy === undefined) return null
  const words = text.plan.entropy
  const { dice = false, text: typed = false, people = [] } = entropy ?? {}
  const asked = [...(dice ? ['dice'] : []), ...(typed ? ['text'] : [])]
  const become = (next: EntropyPlan) =>
    edit((draft) => put(draft, 'entropy', next.dice || next.text || next.people ? next : undefined))
  const ask = (next: readonly string[]) => {
    const gives = { ...entropy, dice: next.includes('dice') }
    become(put(gives, 'text', next.includes('text') || undefined))
  }
  const choose = (next: readonly string[]) =>
    become(put({ ...entropy, dice }, 'people', next.length === 0 ? undefined : next))
  return (
    <section className="ruled" aria-labelledby="plan-entropy">
      <h2 id="plan-entropy">{words.title}</h2>
      <p className="hint">{words.hint}</p>
      <Boxes
        legend={words.what}
        options={KINDS.map((value) => ({ value, label: words.kinds[value] }))}
        chosen={asked}
        onSwap={(kind) => ask(swapped(asked, kind))}
      />
      <Finding path="entropy" />
      {asked.length > 0 || people.length > 0 ? (
        <Boxes
          legend={words.people}
          hint={words.peopleHint}
          options={peopleBoxes(plan, [...new Set([...plan.people.map(({ id }) => id), ...people])])}
          chosen={people}
          onSwap={(id) => choose(swapped(people, id))}
        />
      ) : null}
      <Finding path="entropy.people" />
      {people.map((id, i) => (
        <Finding key={id} path={`entropy.people[${i}]`} />
      ))}
    </section>
  )
}
