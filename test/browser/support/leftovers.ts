/** What is left in a page: in its markup and fields, and in everything that React remembers. */
import { expect, type Page } from '@playwright/test'

/** Fails when a part of a share is found anywhere in the page. */
export async function expectNoShare(page: Page, shareText: string): Promise<void> {
  // The first 26 characters are public, and so is what they say.
  const secret = shareText.slice(28)
  const parts = Array.from({ length: secret.length - 7 }, (_, i) => secret.slice(i, i + 8))
  const left = await page.evaluate(remembered)
  expect(left.strings).toBeGreaterThan(500)
  for (const part of parts) {
    expect(left.text).not.toContain(part)
    expect(left.text).not.toContain(part.match(/.{4}/g)?.join('\n'))
  }
}

/** Runs in the page: every string that can be reached from its elements, fields and React's state. */
function remembered(): { text: string; strings: number } {
  const found: string[] = [document.documentElement.outerHTML]
  const seen = new Set<unknown>([window, document])
  const queue: unknown[] = []
  for (const element of document.querySelectorAll('*')) {
    if (element instanceof HTMLInputElement) found.push(element.value)
    queue.push(element)
  }
  while (queue.length > 0 && seen.size < 2_000_000) {
    const one = queue.pop()
    if (one instanceof Element) {
      for (const [name, value] of Object.entries(one))
        if (name.startsWith('__react')) queue.push(value)
      continue
    }
    if (typeof one === 'string') found.push(one)
    if (typeof one === 'function') queue.push(...Object.values(one))
    if (typeof one !== 'object' || one === null || seen.has(one)) continue
    seen.add(one)
    if (one instanceof Map || one instanceof Set) queue.push(...one.values())
    queue.push(...Object.values(one))
  }
  return { text: found.join('\n'), strings: found.length }
}
