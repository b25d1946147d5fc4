/** The gate of accessibility goes red: also when it is asked a second time, and about colours alone. */
import { expect, test } from '@playwright/test'
import { OF_COLOUR, objections } from './support/axe.ts'

const FAULTY = `<!doctype html><html lang="en"><title>Faulty</title><main><h1>Faulty</h1>
<button></button><p style="color: #bbb; background: #fff">Grey on white</p></main></html>`

test('axe objects to a button without a name and to grey on white', async ({ page }) => {
  await page.setContent(FAULTY)
  const ids = async (rules?: readonly string[]) =>
    (await objections(page, rules)).map(({ id }) => id).sort()
  expect(await ids()).toEqual(['button-name', 'color-contrast'])
  expect(await ids()).toEqual(['button-name', 'color-contrast'])
  expect(await ids(OF_COLOUR)).toEqual(['color-contrast'])
  await page.getByText('Grey').evaluate((grey) => grey.removeAttribute('style'))
  expect(await ids(OF_COLOUR)).toEqual([])
})
