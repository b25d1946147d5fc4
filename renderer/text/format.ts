import type { Role } from '#shared/ceremony/plan.ts'
import { listIn } from '#shared/text/format.ts'
import { type Saying, saidIn } from '#shared/text/saying.ts'
import { language, text } from './current.ts'

/** Items in a sentence, in the language of the screen. */
export function listed(items: readonly (string | number)[]): string {
  return listIn(language, items)
}

export function rolesOf(roles: readonly Role[]): string {
  return roles.map((role) => text.roles[role]).join(', ')
}

/** What on paper vouches for evidence, from the word of a verification: `none`, `signers,head`. */
export function anchoredBy(anchored: string): string {
  return text.review.anchor(anchored === 'none' ? [] : anchored.split(','))
}

/** Messages are lower case without a full stop; on the screen they are sentences. */
export function sentence(message: string): string {
  const closed = /[.!?]$/.test(message) ? message : `${message}.`
  return closed.charAt(0).toUpperCase() + closed.slice(1)
}

/** What the main process says, in the language of the screen: no capital letter, no full stop. */
export function worded(saying: Saying): string {
  return saidIn(text.sayings, saying)
}

/** The same as a sentence. */
export function told(saying: Saying): string {
  return sentence(worded(saying))
}
