/** What the people in the room do, by roles and names of what they see. */
import { expect, type Locator, type Page as Tab } from '@playwright/test'
import { fromHex, sha256Hex } from '#shared/bytes.ts'
import { toWords } from '#shared/crypto/pgpwords.ts'
import { passphraseOf as passphraseById } from '../../support/place.ts'
import { wrappingPair } from '../../support/plans.ts'
import { idOf } from './plan.ts'

/** A page, or a part of one such as a dialog. */
type Place = Pick<Tab | Locator, 'getByRole' | 'getByLabel' | 'getByText'>

/** Called where a picture may be taken. */
type Look = (moment: string) => Promise<void>

/** Each person's passphrase: long enough, and another for each. */
export function passphraseOf(name: string): string {
  return passphraseById(idOf(name))
}

export function button(place: Place, name: string): Locator {
  return place.getByRole('button', { name, exact: true })
}

/** Types a new passphrase twice and submits. */
export async function choosePassphrase(place: Place, name: string, go: string): Promise<void> {
  await place.getByLabel('New passphrase', { exact: true }).fill(passphraseOf(name))
  await place.getByLabel('New passphrase again', { exact: true }).fill(passphraseOf(name))
  await button(place, go).click()
}

/** Goes on from the slip that a person has copied. */
export async function copySlip(tab: Tab): Promise<void> {
  await button(tab, 'I have copied it').click()
}

export async function choose(place: Place, name: string): Promise<void> {
  await place.getByRole('radio', { name: new RegExp(`^${name}`) }).check({ force: true })
}

export function passphraseField(place: Place, name: string): Locator {
  return place.getByLabel(`Passphrase of ${name}`, { exact: true })
}

/** A person types their passphrase and presses the button that signs. */
export async function sign(place: Place, name: string, go: string): Promise<void> {
  await passphraseField(place, name).fill(passphraseOf(name))
  await button(place, go).click()
}

/** One person approves what is declared. */
export async function approve(tab: Tab, name: string): Promise<void> {
  await choose(tab, name)
  await sign(tab, name, 'Approve')
  await expect(tab.getByText(new RegExp(`${name}, .* UTC`)).first()).toBeVisible()
  // The form forgets who signed before the next person chooses.
  await expect(tab.getByLabel('Passphrase', { exact: true })).toBeVisible()
}

/** Declares the current action, for the first time or again. */
export async function declare(tab: Tab): Promise<void> {
  await tab.getByRole('button', { name: /^Declare( it again)?$/ }).click()
}

/** Declares the current action and has it approved; `perform` is the button that carries it out. */
export async function authorise(
  tab: Tab,
  approvers: readonly string[],
  perform: string | undefined,
): Promise<void> {
  await declare(tab)
  await approveAll(tab, approvers)
  if (perform !== undefined) await button(tab, perform).click()
}

/** Everybody approves what is declared; after the last one the page may be at another step. */
export async function approveAll(tab: Tab, approvers: readonly string[]): Promise<void> {
  for (const name of approvers.slice(0, -1)) await approve(tab, name)
  const last = approvers.at(-1) ?? ''
  await choose(tab, last)
  await sign(tab, last, 'Approve')
}

/** A custodian looks at a share alone; returns what they see. */
export async function lookAtShare(tab: Tab): Promise<string> {
  await button(tab, 'I am alone with the screen').click()
  return readShare(tab)
}

/** The text of the share on the screen. */
export async function readShare(tab: Tab): Promise<string> {
  const groups = tab.getByLabel('Share text, 25 groups of four')
  await expect(groups).toContainText('KSHA')
  return (await groups.locator('[data-share-group]').allTextContents()).join('')
}

/** Types a share from a card, group by group. */
export async function typeShare(place: Place, shareText: string): Promise<void> {
  for (let group = 1; group <= 25; group++)
    await place
      .getByLabel(`Group ${group}`, { exact: true })
      .fill(shareText.slice(4 * group - 4, 4 * group))
}

/** Everything a read-back asks for but the share; then the receipt is signed. */
export async function signReceipt(tab: Tab, index: number): Promise<void> {
  await tab.getByLabel('Medium').fill('card')
  await tab.getByLabel('Bag number').fill(`A-${index}`)
  await sign(tab, `Custodian ${index}`, 'Sign the receipt')
}

/** One share from the screen to the card, and back for the receipt; returns what the card says. */
export async function handOut(tab: Tab, index: number, look: Look = async () => {}) {
  await step(tab, `Hand out share ${index}`)
  await look('alone')
  await button(tab, 'I am alone with the screen').click()
  const shareText = await readShare(tab)
  await look('share')
  await button(tab, 'I have copied it').click()
  await step(tab, `Read back share ${index}`)
  await expect(tab.getByText('KSHA')).toHaveCount(0)
  await typeShare(tab, shareText)
  await look('readback')
  await signReceipt(tab, index)
  return shareText
}

/** The words of the wrapping key as two people noted them at the online side. */
export function paperWords(): readonly string[] {
  return toWords(fromHex(sha256Hex(wrappingPair().spki))).slice(0, 16)
}

/** A person chooses themself and types the four words asked for from their own paper. */
export async function typeWords(
  tab: Tab,
  name: string,
  words = paperWords(),
): Promise<readonly number[]> {
  await choose(tab, name)
  return typeAskedWords(tab, words)
}

/** Types the four words that the page asks for; returns their positions. */
export async function typeAskedWords(tab: Tab, words = paperWords()): Promise<readonly number[]> {
  const boxes = tab.getByLabel(/^Word \d+$/)
  await expect(boxes).toHaveCount(4)
  const asked: number[] = []
  for (const box of await boxes.all()) {
    const label = await box.evaluate((one) => one.closest('label')?.textContent ?? '')
    const position = Number(/\d+/.exec(label)?.[0])
    asked.push(position)
    await box.fill(words[position - 1] ?? '')
  }
  return asked
}

export async function compare(tab: Tab, name: string, look: Look = async () => {}): Promise<void> {
  await typeWords(tab, name)
  await look('compare')
  await sign(tab, name, 'Sign the comparison')
  await expect(passphraseField(tab, name)).toHaveCount(0)
}

export async function attest(tab: Tab, name: string, look: Look = async () => {}): Promise<void> {
  await step(tab, `Statement of ${name}`)
  await tab.getByRole('radio', { name: /^I agree/ }).check({ force: true })
  await look('attest')
  await sign(tab, name, 'Sign the statement')
}

export async function seal(tab: Tab, name: string, look: Look = async () => {}): Promise<void> {
  await step(tab, `Signature of ${name}`)
  await look('seal')
  await sign(tab, name, 'Sign the checkpoint')
}

/** What the dialog of exceptions calls the thing an exception is about; the first one if not said. */
interface Exceptional {
  readonly open: string
  readonly about?: RegExp
  /** Which of several things of that kind. */
  readonly which?: RegExp
  readonly by: string
  readonly cosigners: readonly string[]
}

/** One person raises an exception, the others co-sign it, and the dialog is closed. */
export async function settle(tab: Tab, what: Exceptional): Promise<void> {
  await button(tab, what.open).first().click()
  const raise = tab.getByRole('form', { name: 'Raise an exception' })
  if (what.about) await raise.getByRole('radio', { name: what.about }).check({ force: true })
  if (what.which) await raise.getByRole('radio', { name: what.which }).check({ force: true })
  await raise.getByLabel('What was expected').fill('The script goes on.')
  await raise.getByLabel('What happened').fill('The power failed.')
  await raise.getByLabel('What was decided').fill('We go on, all of us having seen it.')
  await choose(raise, what.by)
  await sign(raise, what.by, 'Sign and raise')
  // Nothing is in force by a signature of one: those were there before.
  const before = await tab.getByText('In force').count()
  const cosign = tab.getByRole('form', { name: /^Co-sign the exception/ })
  for (const [i, name] of what.cosigners.entries()) {
    await choose(cosign, name)
    await sign(cosign, name, 'Co-sign')
    if (i < what.cosigners.length - 1)
      await expect(tab.getByText(`Co-signed by ${name}`)).toBeVisible()
  }
  await expect(tab.getByText('In force')).toHaveCount(before + 1)
  await button(tab, 'Close').click()
}

export async function step(tab: Tab, title: string): Promise<void> {
  await expect(
    tab.getByRole('main').getByRole('heading', { name: title, exact: true }),
  ).toBeVisible()
}
