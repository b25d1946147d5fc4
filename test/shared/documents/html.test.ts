import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Html, html, render } from '#shared/documents/html.ts'

const META = `<script>alert("1")</script> & 'quoted' \`x\``
const ESCAPED =
  '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;quoted&#39; &#96;x&#96;'

const HIDDEN = /[\p{Cs}\p{Bidi_Control}\u2028\u2029\uFEFF]|(?![\t\n])\p{Cc}/u

function readBack(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&#96;/g, '`')
    .replace(/&amp;/g, '&')
}

describe('metacharacters are escaped', () => {
  test.each([
    ['in text', html`<p>${META}</p>`, `<p>${ESCAPED}</p>`],
    ['outside an element', html`${META}`, ESCAPED],
    ['in an attribute', html`<p class="${META}">x</p>`, `<p class="${ESCAPED}">x</p>`],
    [
      'in part of an attribute',
      html`<p class="a ${META} b">x</p>`,
      `<p class="a ${ESCAPED} b">x</p>`,
    ],
    ['in the title', html`<title>${META}</title>`, `<title>${ESCAPED}</title>`],
    ['in a list', html`<p>${[META, 7, [META]]}</p>`, `<p>${ESCAPED}7${ESCAPED}</p>`],
    ['in nested markup, once', html`<p>${html`<b>${META}</b>`}</p>`, `<p><b>${ESCAPED}</b></p>`],
    ['in a link', html`<a href="#${META}">x</a>`, `<a href="#${ESCAPED}">x</a>`],
    ['in a drawing', html`<svg viewBox="${META}"/>`, `<svg viewBox="${ESCAPED}"/>`],
  ])('%s', (_, made, expected) => {
    expect(render(made)).toBe(expected)
  })

  test('for any text, and it reads the same but for hidden characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (a, b) => {
        fc.pre(!HIDDEN.test(a + b))
        const text = render(html`<p class="${a}">${b}</p>`)
        const [, inAttribute = '', inText = ''] =
          /^<p class="([^"<>]*)">([^<>]*)<\/p>$/.exec(text) ?? []
        expect(readBack(inAttribute)).toBe(a)
        expect(readBack(inText)).toBe(b)
      }),
    )
  })
})

test('hidden characters are shown as their number', () => {
  expect(render(html`${'a\u202eb\u2028\0\x7f\ufeff\ud800\n\t'}`)).toBe(
    'a⟨U+202E⟩b⟨U+2028⟩⟨U+0000⟩⟨U+007F⟩⟨U+FEFF⟩⟨U+D800⟩\n\t',
  )
})

test('undefined is nothing, numbers are themselves', () => {
  expect(render(html`<p>${undefined}${0}${-1}${[]}</p>`)).toBe('<p>0-1</p>')
})

describe('there is no way around the escaping', () => {
  const call = html as unknown as (literals: unknown, ...values: unknown[]) => Html

  test.each([
    ['a call with an array', () => call([META])],
    ['a call with a string', () => call(META)],
    ['a look-alike', () => html`<p>${{ kind: 'html' }}</p>`],
    ['a copy of markup', () => html`<p>${{ ...html`<b>x</b>` }}</p>`],
    ['an object with toString', () => html`<p>${{ toString: () => META } as unknown as Html}</p>`],
    ['markup in an attribute', () => html`<p class="${html`<b>x</b>`}">x</p>`],
    ['a list in an attribute', () => html`<p class="${['x']}">x</p>`],
    ['nothing in an attribute', () => html`<p class="${undefined}">x</p>`],
  ])('%s is refused', (_, make) => {
    expect(() => render(make())).toThrow()
  })

  test('an object in place of text is refused even in a list', () => {
    expect(() => html`<p>${[{ kind: 'html' }]}</p>`).toThrow('not markup made by html')
  })
})

describe('templates refuse slots that escaping does not make safe', () => {
  test.each([
    ['an unquoted attribute', () => html`<p class=${'x'}>x</p>`],
    ['a single-quoted attribute', () => html`<p class='${'x'}'>x</p>`],
    ['an attribute name', () => html`<p ${'x'}="1">x</p>`],
    ['an element name', () => html`<${'p'}>x</p>`],
    ['a closing name', () => html`<p>x</${'p'}>`],
    ['a comment', () => html`<!-- ${'x'} -->`],
    ['a style sheet', () => html`<style>${'x'}</style>`],
    ['a style attribute', () => html`<p style="color: ${'x'}">x</p>`],
    ['a script', () => html`<script>${'x'}</script>`],
    ['a whole link', () => html`<a href="${'javascript:alert(1)'}">x</a>`],
    ['a whole link, spaced', () => html`<a HREF=" ${'javascript:alert(1)'}">x</a>`],
    ['a whole drawing link', () => html`<svg><a xlink:href="${'javascript:0'}">x</a></svg>`],
    ['a whole source', () => html`<img src="${'https://example.com'}">`],
    ['an event', () => html`<p onclick="${'x'}">x</p>`],
    ['a policy', () => html`<meta http-equiv="${'refresh'}">`],
  ])('%s', (_, make) => {
    expect(make).toThrow('not allowed in the template')
  })

  test.each([
    ['script', () => html`<script></script>`],
    ['iframe with a document', () => html`<iframe srcdoc="x"></iframe>`],
    ['event', () => html`<p onclick="x">x</p>`],
    ['element cut in two', () => html`<p class="a`],
    ['object', () => html`<object></object>`],
    ['base', () => html`<base href="x">`],
    ['link', () => html`<link href="x">`],
    ['form', () => html`<form></form>`],
    ['unknown element', () => html`<x-y>x</x-y>`],
    ['NUL', () => html`\0`],
  ])('and markup that runs or loads something: %s', (_, make) => {
    expect(make).toThrow('not allowed in the template')
  })
})
