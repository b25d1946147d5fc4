/** What axe objects to on a page, run in the page itself: its source is injected once, not for each look. */
import type { Page } from '@playwright/test'
import axe, { type AxeResults, type ImpactValue, type RunOptions } from 'axe-core'

export interface Objection {
  readonly id: string
  readonly impact: ImpactValue | undefined
  /** The elements, each with the first thing that is said of it. */
  readonly places: readonly { readonly html: string; readonly message: string | undefined }[]
}

/** Runs all rules, or only the rules named. */
export async function objections(page: Page, rules?: readonly string[]): Promise<Objection[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const options: RunOptions = {
    resultTypes: ['violations'],
    ...(rules === undefined ? {} : { runOnly: [...rules] }),
  }
  const { violations } = await page.evaluate<AxeResults, RunOptions>(
    (chosen) => (window as unknown as { axe: typeof axe }).axe.run(chosen),
    options,
  )
  return violations.map(({ id, impact, nodes }) => ({
    id,
    impact,
    places: nodes.map(({ html, any }) => ({ html, message: any[0]?.message })),
  }))
}

/** What depends on the colours alone: the tree of a page is the same in the light and in the dark. */
export const OF_COLOUR = ['color-contrast', 'link-in-text-block']
