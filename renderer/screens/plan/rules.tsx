import { KIND_TABLE } from '#shared/ceremony/kinds.ts'
import {
  type Action,
  kindOf,
  type PlanDraft,
  type Policy,
  type PolicyEntry,
} from '#shared/ceremony/plan.ts'
import { ROLES, type Role } from '#shared/ceremony/roles.ts'
import { text } from '../../text/current.ts'
import { type Edit, put } from './draft.ts'
import { Finding } from './people.tsx'

interface RulesProps {
  readonly plan: PlanDraft
  readonly edit: Edit
  /** What each action needs as the plan stands, in words. */
  readonly needs: readonly { readonly action: Action; readonly needs: string }[]
}

/** Dual control: how many people of which role approve each action. */
export function PlanRules({ plan, edit, needs }: RulesProps) {
  const { actions } = KIND_TABLE[kindOf(plan)]
  return (
    <section className="ruled" aria-labelledby="plan-rules">
      <h2 id="plan-rules">{text.plan.rules.title}</h2>
      <p className="hint">{text.plan.rules.hint}</p>
      <div className="table-scroll">
        <table className="table rules-table">
          <thead>
            <tr>
              <th scope="col">{text.plan.rules.action}</th>
              {ROLES.map((role) => (
                <th key={role} scope="col">
                  {text.roles[role]}
                </th>
              ))}
              <th scope="col">{text.plan.rules.now}</th>
            </tr>
          </thead>
          <tbody>
            {actions.map((action) => (
              <tr key={action}>
                <th scope="row">{text.action.names[action]}</th>
                {ROLES.map((role) => (
                  <td key={role}>
                    <input
                      className="input rule-count"
                      inputMode="numeric"
                      autoComplete="off"
                      aria-label={text.plan.rules.cell(text.action.names[action], text.roles[role])}
                      value={plan.policy?.[action]?.[role] ?? ''}
                      onChange={({ target }) =>
                        edit((draft) => withRule(draft, action, role, target.value))
                      }
                    />
                  </td>
                ))}
                <td>
                  {text.needed(needs.find((one) => one.action === action)?.needs ?? '')}
                  <Finding path={`policy.${action}`} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** A number, or `threshold` for as many as shares are needed; blank takes the wish away. */
function withRule(plan: PlanDraft, action: Action, role: Role, typed: string): PlanDraft {
  const digits = typed.replace(/\D/g, '')
  const count = typed.startsWith('t') ? 'threshold' : digits === '' ? undefined : Number(digits)
  const entry: PolicyEntry = put(plan.policy?.[action] ?? {}, role, count)
  const asked = Object.keys(entry).length === 0 ? undefined : entry
  const policy: Policy = put(plan.policy ?? {}, action, asked)
  return put(plan, 'policy', Object.keys(policy).length === 0 ? undefined : policy)
}
