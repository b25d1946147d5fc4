import type { Page } from '@playwright/test'
import { catalogues } from '#shared/text/catalogue.ts'
import { type Language, LANGUAGES } from '#shared/text/language.ts'
import { leavesOf } from '../../support/texts.ts'

/** Presses the button of a language as the page would: also where a dialog lies over it. */
export async function speak(page: Page, language: Language): Promise<void> {
  await page.evaluate((lang) => {
    document.querySelector<HTMLButtonElement>(`.languages button[lang=${lang}]`)?.click()
  }, language)
  await page.waitForFunction((lang) => document.documentElement.lang === lang, language)
}

/** Texts that are cut at an edge which nobody can scroll, or lie on one another. */
export function crowded(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const top = [...document.querySelectorAll('[role=dialog]')].at(-1) ?? document.body
    const found: string[] = []
    const seen: { said: string; box: DOMRect; within: Element }[] = []
    const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const within = node.parentElement
      const said = node.textContent?.trim() ?? ''
      if (within === null || said === '' || within.closest('.visually-hidden, .skip, option'))
        continue
      if (!within.checkVisibility({ visibilityProperty: true })) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const box of range.getClientRects()) {
        if (box.width < 1 || box.height < 1) continue
        const cut = edgesOf(within, box)
        if (cut === 'cut') found.push(`cut off: ${said}`)
        if (cut === undefined) seen.push({ said, box, within })
      }
    }
    for (const [i, one] of seen.entries())
      for (const other of seen.slice(i + 1))
        if (one.within !== other.within && overlap(one.box, other.box))
          found.push(`one on the other: ${one.said} / ${other.said}`)
    return [...new Set(found)]

    /** `cut` by an edge, `away` where somebody would scroll to it, or whole. */
    function edgesOf(element: Element, box: DOMRect): 'cut' | 'away' | undefined {
      for (let outer: Element | null = element; outer !== null; outer = outer.parentElement) {
        const style = getComputedStyle(outer)
        // What sticks lies over what is scrolled below it, and covers it.
        if (style.position === 'sticky') return 'away'
        if (style.overflow === 'visible') continue
        const edge = outer.getBoundingClientRect()
        const beside = box.right > edge.right + 1 || box.left < edge.left - 1
        const beyond = beside || box.bottom > edge.bottom + 2 || box.top < edge.top - 2
        if (beyond && /auto|scroll/.test(style.overflow)) return 'away'
        // What the plan says may end in dots: its end can be seen elsewhere.
        if (beyond) return style.textOverflow === 'ellipsis' ? 'away' : 'cut'
      }
      return box.right > document.documentElement.clientWidth + 1 ? 'cut' : undefined
    }

    function overlap(one: DOMRect, other: DOMRect): boolean {
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left)
      const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
      return wide > 3 && high > Math.min(one.height, other.height) / 2
    }
  })
}

/** Buttons beside the heading of a column that are broken over two lines, or reach over its edge. */
export function broken(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.side-head .button')]
      .filter((button) => {
        const { height, right } = button.getBoundingClientRect()
        const edge = button.closest('.side-head')?.getBoundingClientRect().right ?? 0
        return height > 2.2 * Number.parseFloat(getComputedStyle(button).fontSize) || right > edge
      })
      .map((button) => button.textContent ?? ''),
  )
}

/**
 * English texts of the catalogue that are on the page, to be seen or to be read aloud. Not what the
 * main process has `given`, nor what somebody was told before the language was another.
 */
export async function leftInEnglish(
  page: Page,
  language: Language,
  given: unknown,
): Promise<readonly string[]> {
  const spoken = await page.evaluate(() => {
    const all: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      if (!node.parentElement?.closest('[lang=en], [role=alert]'))
        all.push(node.textContent?.trim() ?? '')
    for (const one of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        if (!one.closest('[lang=en]')) all.push(one.getAttribute(name) ?? '')
    return [...new Set(all)].filter((said) => /[a-z]{2}/.test(said))
  })
  const texts = englishTexts(language)
  const data = stringsOf(given).filter((one) => one.length > 3)
  return spoken.filter(
    (said) =>
      texts.some((text) => text.test(said)) &&
      !data.some((one) => said.toLowerCase().includes(one.toLowerCase()) || one.includes(said)),
  )
}

function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(stringsOf)
}

const patterns = new Map<Language, readonly RegExp[]>()

/** What only the English catalogue says, values standing for anything. */
function englishTexts(language: Language): readonly RegExp[] {
  const known = patterns.get(language)
  if (known !== undefined) return known
  const own = new Set(leavesOf(catalogues[language]).values())
  const made = [...leavesOf(catalogues.en)]
    .filter(([path, said]) => !own.has(said) && said.match(/[a-z]{3}/i) && !/\([01]\)$/.test(path))
    .filter(([, said]) => said.replace(/⟨\w+⟩/g, '').trim().length > 3)
    .map(([, said]) => {
      const fixed = said.split(/⟨\w+⟩/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      return new RegExp(`^${fixed.join('.+')}$`, 'su')
    })
  patterns.set(language, made)
  return made
}

/** The languages beside English, in which every scene is looked at as well. */
export const OTHERS = LANGUAGES.filter((language) => language !== 'en')
