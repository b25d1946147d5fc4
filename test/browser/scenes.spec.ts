/** Every state of every screen, in both sizes, at 200 %, in both schemes and each language: readable, contained, to policy. */
import { expect, type Locator, type Page, test } from '@playwright/test'
import type { Language } from '#shared/text/language.ts'
import { fakeBridge } from './fixtures/fake-bridge.ts'
import { openPage } from './fixtures/open-page.ts'
import { REVIEW } from './fixtures/public.ts'
import { type Scene, SCENES } from './fixtures/scenes.ts'
import { OF_COLOUR } from './support/axe.ts'
import { keepDrawn } from './support/drawn.ts'
import { broken, crowded, leftInEnglish, OTHERS, speak } from './support/language.ts'
import { look, shoot } from './support/look.ts'
import { contained, still, ZOOMED } from './support/zoom.ts'

test.describe.configure({ mode: 'parallel' })

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const
const SCHEMES = ['light', 'dark'] as const

for (const scene of SCENES) {
  test(`scene ${scene.name}`, async ({ context }) => {
    const { page, faults } = await openPage(context, fakeBridge(scene.snapshot, scene.answers))
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.setViewportSize(SIZES[0])
    await page.getByRole('heading').first().waitFor()
    await scene.drive?.(page)
    await keepDrawn(page, scene.name)
    for (const size of SIZES)
      for (const colorScheme of SCHEMES) {
        const name = `${scene.name}-${size.width}-${colorScheme}`
        await page.setViewportSize(size)
        await page.emulateMedia({ colorScheme })
        if (isJudged('en', size, colorScheme))
          await look(page, `scenes/${name}`, scene.long, rulesFor(colorScheme))
        else await shoot(page, `scenes/${name}`, scene.long)
        await contained(page, name)
      }
    await zoom(page, scene.name)
    for (const language of OTHERS) await lookIn(language, page, scene)
    expect(faults).toEqual([])
  })
}

/** Axe looks once at each size in each scheme: the languages take turns, and each has all rules once. */
function isJudged(language: Language, { width }: { width: number }, colorScheme: string): boolean {
  return (language === 'en') === ((width === SIZES[0].width) === (colorScheme === 'light'))
}

/** The tree of a page is the same in the dark. */
function rulesFor(colorScheme: string): readonly string[] | undefined {
  return colorScheme === 'light' ? undefined : OF_COLOUR
}

/** The same scene in another language: pictures, and whether everything has its place. */
async function lookIn(language: Language, page: Page, scene: Scene): Promise<void> {
  await speak(page, language)
  for (const size of SIZES) {
    await page.setViewportSize(size)
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme })
      const name = `scenes/${language}/${scene.name}-${size.width}-${colorScheme}`
      if (isJudged(language, size, colorScheme))
        await look(page, name, scene.long, rulesFor(colorScheme))
      else await shoot(page, name, scene.long)
    }
    expect(await crowded(page), `${scene.name}, ${language}, ${size.width}`).toEqual([])
    expect(await broken(page), `${scene.name}, ${language}, ${size.width}`).toEqual([])
  }
  expect(
    await leftInEnglish(page, language, [scene.snapshot, REVIEW]),
    `${scene.name}, ${language}`,
  ).toEqual([])
  await zoom(page, `${scene.name}, ${language}`)
}

async function zoom(page: Page, name: string): Promise<void> {
  await page.setViewportSize(ZOOMED)
  await contained(page, `${name} at 200 %`)
  await still(page, name)
}

/** WCAG 2.2, 1.4.3: the contrast of a control's text, as it is painted now. */
function contrastOf(control: Locator): Promise<number> {
  return control.evaluate((one) => {
    const { color, backgroundColor } = getComputedStyle(one)
    const luminance = (painted: string): number => {
      const parts = painted.match(/[\d.]+/g)?.slice(0, 3) ?? []
      const [red = 0, green = 0, blue = 0] = parts.map((part) => {
        const share = Number(part) / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const [light = 0, dark = 0] = [luminance(color), luminance(backgroundColor)].sort(
      (a, b) => b - a,
    )
    return (light + 0.05) / (dark + 0.05)
  })
}

// axe scrolls while it looks, and the pointer is over something else then.
for (const colorScheme of SCHEMES) {
  test(`a button under the pointer is readable, ${colorScheme}`, async ({ context }) => {
    const busy = SCENES.find(({ name }) => name === 'review-busy')
    const { page } = await openPage(context, fakeBridge(null, busy?.answers))
    await page.emulateMedia({ colorScheme })
    for (const name of ['Choose a plan', 'Verify evidence']) {
      const control = page.getByRole('button', { name })
      await control.hover()
      expect(await contrastOf(control), name).toBeGreaterThan(4.5)
    }
    await busy?.drive?.(page)
    const making = page.getByRole('button', { name: 'Making the key' })
    await making.hover()
    expect(await contrastOf(making), 'busy').toBeGreaterThan(4.5)
  })
}
