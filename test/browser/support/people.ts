/** What the people in the room do, by roles and names of what they see. */
import { expect, type Page as Tab } from '@playwright/test'
import { fromHex } from '#shared/bytes.ts'
import { toWords } from '#shared/crypto/pgpwords.ts'
import type { Room } from './room.ts'

export const PASSPHRASE = 'correct horse battery staple ceremony'

/** Each person's passphrase: long enough, and another for each. */
export function passphraseOf(name: string): string {
  return `${PASSPHRASE} ${name}`
}

export function button(tab: Tab, name: string) {
  return tab.getByRole('button', { name, exact: true })
}

/** Types a new passphrase twice and submits. */
export async function choosePassphrase(tab: Tab, name: string, go: string): Promise<void> {
  await tab.getByLabel('New passphrase', { exact: true }).fill(passphraseOf(name))
  await tab.getByLabel('New passphrase again', { exact: true }).fill(passphraseOf(name))
  await button(tab, go).click()
}

/** Goes on from the slip that a person has copied. */
export async function copySlip(tab: Tab): Promise<void> {
  await button(tab, 'I have copied it').click()
}

export async function choose(tab: Tab, name: string): Promise<void> {
  await tab.getByRole('radio', { name: new RegExp(`^${name}`) }).check({ force: true })
}

/** One person approves what is declared. */
export async function approve(tab: Tab, name: string): Promise<void> {
  await choose(tab, name)
  await tab.getByLabel(`Passphrase of ${name}`, { exact: true }).fill(passphraseOf(name))
  await button(tab, 'Approve').click()
  await expect(tab.getByText(new RegExp(`${name}, .* UTC`)).first()).toBeVisible()
  // The form forgets who signed before the next person chooses.
  await expect(tab.getByLabel('Passphrase', { exact: true })).toBeVisible()
}

/** Declares the current action and has it approved; `perform` is the button that carries it out. */
export async function authorise(
  tab: Tab,
  approvers: readonly string[],
  perform: string | undefined,
): Promise<void> {
  await button(tab, 'Declare').click()
  for (const name of approvers.slice(0, -1)) await approve(tab, name)
  const last = approvers.at(-1) ?? ''
  await choose(tab, last)
  await tab.getByLabel(`Passphrase of ${last}`, { exact: true }).fill(passphraseOf(last))
  await button(tab, 'Approve').click()
  if (perform !== undefined) await button(tab, perform).click()
}

/** The words of a wrapping key as two people noted them at the online side. */
export function paperWords(sha256: string): readonly string[] {
  return toWords(fromHex(sha256)).slice(0, 16)
}

export async function step(tab: Tab, title: string): Promise<void> {
  await expect(
    tab.getByRole('main').getByRole('heading', { name: title, exact: true }),
  ).toBeVisible()
}

export type { Room }
