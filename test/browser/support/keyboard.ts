/** A person without a mouse: the focus moves by Tab and arrows, everything is typed. */
import { expect, type Locator, type Page as Tab } from '@playwright/test'
import { passphraseOf } from './people.ts'

/** More stops than any screen has. */
const STOPS = 90
const OPTIONS = 12

/** Presses Tab until a control has the focus; fails when it cannot be reached. */
export async function tabTo(tab: Tab, control: Locator): Promise<void> {
  await expect(control).toBeVisible()
  for (let stop = 0; stop < STOPS; stop++) {
    if (await control.evaluate((one) => one === document.activeElement)) return
    await tab.keyboard.press('Tab')
  }
  throw new Error(`the focus never reaches ${control}`)
}

/** Presses the button of this name. */
export async function press(tab: Tab, name: string | RegExp): Promise<void> {
  await tabTo(tab, tab.getByRole('button', { name, exact: true }))
  await tab.keyboard.press('Enter')
}

/** Types into the field of this name. */
export async function type(tab: Tab, label: string, words: string): Promise<void> {
  await tabTo(tab, tab.getByLabel(label, { exact: true }))
  await tab.keyboard.type(words)
}

/** Chooses one radio button of a group, which is one stop of Tab and moves by arrows. */
export async function choose(tab: Tab, name: string): Promise<void> {
  const radio = tab.getByRole('radio', { name: new RegExp(`^${name}`) })
  await expect(radio).toBeVisible()
  for (let stop = 0; !(await inGroup(radio)); stop++) {
    if (stop > STOPS) throw new Error(`the focus never reaches the choice of ${name}`)
    await tab.keyboard.press('Tab')
  }
  for (let option = 0; option < OPTIONS; option++) {
    if (await radio.evaluate((one) => one === document.activeElement)) {
      if (!(await radio.isChecked())) await tab.keyboard.press('Space')
      return
    }
    await tab.keyboard.press('ArrowDown')
  }
  throw new Error(`the arrows never reach ${name}`)
}

function inGroup(radio: Locator): Promise<boolean> {
  return radio.evaluate((one) => {
    const active = document.activeElement
    return active instanceof HTMLInputElement && active.name === (one as HTMLInputElement).name
  })
}

/** Types a person's passphrase and Enter, which is the form's own button. */
export async function sign(tab: Tab, name: string): Promise<void> {
  await type(tab, `Passphrase of ${name}`, passphraseOf(name))
  await tab.keyboard.press('Enter')
}

/** Counts what a mouse would do, from now on. */
export async function watchPointer(tab: Tab): Promise<() => Promise<number>> {
  await tab.evaluate(() => {
    const page = window as unknown as { pointed: number }
    page.pointed = 0
    addEventListener('pointerdown', () => page.pointed++, true)
  })
  return () => tab.evaluate(() => (window as unknown as { pointed: number }).pointed)
}
