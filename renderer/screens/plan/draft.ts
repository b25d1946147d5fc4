import type { FileRefDraft, PlanDraft } from '#shared/ceremony/plan.ts'
import type { Option } from '../../components/choice.tsx'

export type DraftKey = PlanDraft['keys'][number]
export type DraftTarget = NonNullable<DraftKey['targets']>[number]

/** The path of a file that a plan names, which may be written as text alone. */
export function pathOf(file: FileRefDraft | string | undefined): string {
  return typeof file === 'object' ? file.path : (file ?? '')
}

/** Changes the plan on the desk. */
export type Edit = (change: (plan: PlanDraft) => PlanDraft) => void

/** An object with one field set; a blank text is no field. */
export function put<T extends object, K extends keyof T>(
  object: T,
  field: K,
  value: T[K] | '' | undefined,
): T {
  const { [field]: _, ...rest } = object
  return value === '' || value === undefined ? (rest as T) : { ...object, [field]: value }
}

/** A list with the item at one place changed, or taken out. */
export function change<T>(list: readonly T[], at: number, by: (item: T) => T | undefined): T[] {
  return list.flatMap((item, i) => (i === at ? (by(item) ?? []) : [item]))
}

/** A list with the value taken out, or put at the end where it was not there. */
export function swapped(list: readonly string[], value: string): readonly string[] {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value]
}

/** A box for each of these people, by name where they have one. */
export function peopleBoxes({ people }: PlanDraft, ids: readonly string[]): readonly Option[] {
  return ids.map((id) => ({
    value: id,
    label: people.find((one) => one.id === id)?.name || id,
  }))
}

/** The first name of this kind that nothing has yet: `c4`, `key-2`. */
export function freshName(stem: string, taken: readonly string[]): string {
  let number = 1
  while (taken.includes(`${stem}${number}`)) number += 1
  return `${stem}${number}`
}
