import { createContext, useContext } from 'react'
import type { Fault } from '#shared/errors.ts'
import { worded } from '../../text/format.ts'

/** What the last check found, for the fields to show beside themselves. */
export const FindingsContext = createContext<readonly Fault[]>([])

/** What is wrong with one field of the plan, by its path; the fields inside it are not meant. */
export function useFinding(path: string): string | undefined {
  const found = useContext(FindingsContext).filter((fault) => fault.path === path)
  return found.length === 0 ? undefined : found.map(({ saying }) => worded(saying)).join('; ')
}
