import type { RefObject } from 'react'

export type SecretRef = RefObject<HTMLInputElement | null>

/**
 * Hands what was typed to one use and clears the fields at once, whatever the use does. The strings
 * live only in the arguments of that call.
 */
export function spend<T>(fields: readonly SecretRef[], use: (...typed: string[]) => T): T {
  try {
    return use(...fields.map((field) => field.current?.value ?? ''))
  } finally {
    for (const field of fields) if (field.current) field.current.value = ''
  }
}

/** True when nothing was typed; reads the length only. */
export function isEmpty(field: SecretRef): boolean {
  return (field.current?.value.length ?? 0) === 0
}
