import { expect, test } from '@playwright/test'
import { fakeBridge } from './fixtures/fake-bridge.ts'
import { openPage } from './fixtures/open-page.ts'
import { STATES } from './fixtures/states.ts'

const FAMILIES = ['Atkinson Hyperlegible Next', 'Atkinson Hyperlegible Mono', 'Source Serif 4']

test('the typefaces come with the page, and every text is set in one of them', async ({
  context,
}) => {
  const { page, faults } = await openPage(context, fakeBridge(STATES.approve))
  await page.getByRole('heading', { name: 'Generate and split' }).waitFor()
  const loaded = await page.evaluate(async () => {
    await document.fonts.ready
    return [...document.fonts]
      .filter(({ status }) => status === 'loaded')
      .map(({ family }) => family.replaceAll('"', ''))
  })
  expect([...new Set(loaded)].sort()).toEqual([...FAMILIES].sort())
  const first = await page.evaluate(() =>
    [...document.querySelectorAll('body *')].map((one) => ({
      tag: one.outerHTML.slice(0, 80),
      family: getComputedStyle(one).fontFamily.split(',')[0]?.replaceAll('"', '').trim() ?? '',
    })),
  )
  expect(first.filter(({ family }) => !FAMILIES.includes(family))).toEqual([])
  expect(faults).toEqual([])
})

test('a character that is easily mistaken has a shape of its own', async ({ context }) => {
  const { page } = await openPage(context, fakeBridge(STATES.approve))
  await page.getByRole('heading', { name: 'Generate and split' }).waitFor()
  const different = await page.evaluate(async () => {
    await document.fonts.load('48px "Atkinson Hyperlegible Mono"')
    const paint = (sign: string): string => {
      const canvas = document.createElement('canvas')
      const context = canvas.getContext('2d')
      if (context === null) throw new Error('no canvas')
      context.font = '48px "Atkinson Hyperlegible Mono"'
      context.fillText(sign, 10, 60)
      return canvas.toDataURL()
    }
    return ['0O', '1l', '1I', 'lI', '5S', '8B', '2Z'].filter(
      ([a = '', b = '']) => paint(a) === paint(b),
    )
  })
  expect(different).toEqual([])
})
