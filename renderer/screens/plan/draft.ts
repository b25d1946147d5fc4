import type { FileRefDraft, PlanDraft } from '#shared/ceremony/plan.ts'

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

/** The first name of this kind that nothing has yet: `c4`, `key-2`. */
export function freshName(stem: string, taken: readonly string[]): string {
  let number = 1
  while (taken.includes(`${stem}${number}`)) number += 1
  return `${stem}${number}`
}
