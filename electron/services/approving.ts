/** Intents: declared with their complete parameters, approved by people, withdrawn. */
import type { Choice } from '#shared/ceremony/parameters.ts'
import type { Action } from '#shared/ceremony/plan.ts'
import type { Subject } from '#shared/ceremony/events.ts'
import { type Ceremony, record, sign } from './ceremony.ts'

/** Declares an action with the complete parameters that plan and log give it. */
export function declare(ceremony: Ceremony, by: string, action: Action, choice: Choice = {}): void {
  record(ceremony, { do: 'declare', by, action, choice }, by)
}

/** One person approves the exact parameters on their screen. */
export async function approve(
  ceremony: Ceremony,
  by: string,
  passphrase: string,
  intent: string,
): Promise<void> {
  await sign(ceremony, by, passphrase, (signature) => ({ do: 'approve', by, intent, signature }))
}

/** One person takes their approval back; what is left of the intent is void. */
export async function withdraw(
  ceremony: Ceremony,
  by: string,
  passphrase: string,
  intent: string,
): Promise<void> {
  await sign(ceremony, by, passphrase, (signature) => ({ do: 'withdraw', by, intent, signature }))
}

/** What was expected, what happened, what was decided: raised by one. */
export async function raiseException(
  ceremony: Ceremony,
  by: string,
  passphrase: string,
  exception: { about: Subject; expected: string; happened: string; decided: string },
): Promise<void> {
  await sign(ceremony, by, passphrase, (signature) => ({
    do: 'raise',
    by,
    ...exception,
    signature,
  }))
}

/** One of the at least two others whose signatures make an exception count. */
export async function cosignException(
  ceremony: Ceremony,
  by: string,
  passphrase: string,
  exception: string,
): Promise<void> {
  await sign(ceremony, by, passphrase, (signature) => ({ do: 'cosign', by, exception, signature }))
}
