import { groundOf } from '#shared/ceremony/ground.ts'
import type { Ground } from '#shared/ceremony/state.ts'
import { type Loose, NOW, planFiles, planOf } from './plans.ts'

/** The ground of the small plan: 2 of 3, one AES-256 key for one cloud, bent by `change`. */
export function smallGround(change: (plan: Loose) => void = () => {}): Ground {
  const { plan, inputs } = planOf((json) => {
    const all = json as unknown as { people: { id: string }[]; backup: object }
    all.people = all.people.filter(({ id }) => id !== 'c4' && id !== 'c5')
    all.backup = { threshold: 2, custodians: ['c1', 'c2', 'c3'] }
    change(json)
  }, planFiles())
  return groundOf(plan, inputs, NOW)
}

/** The same with a second package, for another key of the same cloud. */
export function widerGround(): Ground {
  return smallGround((plan) => {
    const [key] = plan.keys as unknown as { targets: { key: string }[] }[]
    const [target] = key?.targets ?? []
    if (target !== undefined) key?.targets.push({ ...target, key: target.key.replace(/..$/, '00') })
  })
}
