/** The style sheets of the preview: those of the paper, without what only a printer or a window knows. */
import { describe, expect, test } from 'vitest'
import { previewCss } from '#shared/documents/preview-style.ts'

describe.each(['sheet', 'cards'] as const)('the look of %s', (look) => {
  const css = previewCss(look)

  test('holds for nothing but the shadow tree that it is in, and loads nothing', () => {
    expect(css).not.toMatch(/@page|@media|@import|@font-face|url\(|:root|:target\) \{ page/)
    expect(css).not.toMatch(/(^|[\s,>])(html|body|main)(?=[\s:>{,])/m)
    expect(css).toContain(':host {')
    expect(css).toContain('.sheet-main {')
  })

  test('breaks columns where the paper breaks pages', () => {
    expect(css).not.toMatch(/break-(before|after): page/)
    expect(css).toMatch(/break-(before|after): column/)
    expect(css).toContain('break-inside: avoid')
  })

  test('has every rule closed', () => {
    expect(css.match(/\{/g)?.length).toBe(css.match(/\}/g)?.length)
  })
})

test('what holds on paper alone holds here as well', () => {
  expect(previewCss('sheet')).toMatch(
    /\.sheet-main \{ padding-top: 9mm; box-decoration-break: clone/,
  )
  expect(previewCss('cards')).toContain('.sheet-main > .card + .card { margin-top: 0 }')
})
