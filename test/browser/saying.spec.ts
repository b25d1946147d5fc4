/** Every refusal that the main process can answer with, on the screen, in both languages. */
import { expect, test } from '@playwright/test'
import { CeremonyError, type Code, HINTS } from '#shared/errors.ts'
import { safetyOf } from '#shared/safety.ts'
import { catalogues } from '#shared/text/catalogue.ts'
import { LANGUAGES, languageNames } from '#shared/text/language.ts'
import { fakeBridge } from './fixtures/fake-bridge.ts'
import { openPage } from './fixtures/open-page.ts'
import { look } from './support/look.ts'
import { refusalOf } from '#shared/ipc/result.ts'
import { say } from '#shared/text/saying.ts'

const CODES = Object.keys(HINTS) as Code[]

for (const language of LANGUAGES)
  test(`each says what happened, what is safe and what to do next, in ${language}`, async ({
    context,
  }) => {
    const text = catalogues[language]
    let code: Code = 'rule.order'
    const { page, faults } = await openPage(
      context,
      fakeBridge(null, {
        choosePlan: async () => ({
          ok: false,
          error: refusalOf(new CeremonyError(code, say('medium.system', { code }))),
        }),
      }),
    )
    await page.getByRole('button', { name: languageNames[language] }).click()
    for (const one of CODES) {
      code = one
      await page.getByRole('button', { name: text.home.choose, exact: true }).click()
      const box = page.getByRole('alert')
      await expect(box.locator('.refusal-code code')).toHaveText(code)
      await expect(box.locator('.refusal-message')).toHaveText(
        language === 'de' ? `Das System meldet ${code}.` : `The system said ${code}.`,
      )
      await expect(box.locator('.refusal-safe')).toHaveText(text.safe[safetyOf(code)])
      await expect(box.locator('.refusal-hint')).toHaveText(text.hints[code])
      await expect(box).toBeFocused()
    }
    await look(page, `refusals/said-${language}`)
    expect(faults).toEqual([])
  })

test('a main process that does not answer is told too, and what is safe', async ({ context }) => {
  const silent = () => Promise.reject(new Error('gone'))
  const { page } = await openPage(context, fakeBridge(null, { choosePlan: silent }))
  await page.getByRole('button', { name: catalogues.en.home.choose, exact: true }).click()
  const box = page.getByRole('alert')
  await expect(box.locator('.refusal-safe')).toHaveText('What the log holds is safe.')
  await expect(box.locator('.refusal-hint')).toContainText('Start the application again')
})
