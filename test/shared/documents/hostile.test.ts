/** Every value of plan and log is text in every document: none becomes an element or an attribute. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documentsOfStory, skeletonOf } from './reading.ts'
import { eventful, rough } from './stories.ts'
import type { Words } from './story.ts'

const tame = skeletons({ prefix: 'x' })
const tameGerman = skeletons({ prefix: 'x', language: 'de' })

function skeletons(words: Words) {
  const all = [documentsOfStory(rough(words)), documentsOfStory(eventful(words))]
  return all.map((documents) => [...documents].map(([name, text]) => [name, skeletonOf(text)]))
}

describe.each([
  ['an element', '<script>alert(1)</script>'],
  ['an element that loads', '<img src=x onerror=alert(1)>'],
  ['the end of an attribute', '" onload="alert(1)" x="'],
  ['the other quotation mark', "' onload='alert(1)' x='"],
  ['the end of a style', '</style><script>alert(1)</script>'],
  ['the end of the title', '</title><body onload=alert(1)>'],
  ['a comment', '<!-- --!> --> <![CDATA[ ]]>'],
  ['a reference', '&lt;script&gt; &#60;b&#62; &amp;amp;'],
  ['a link', 'javascript:alert(1)//'],
  ['a policy', '<meta http-equiv="refresh" content="0;url=https://example.com">'],
  ['hidden characters', '\u202e\u2066\u2028\ufeff\u0000\u001b[31m'],
])('%s', (_, prefix) => {
  test('stays text in every document', () => {
    expect(skeletons({ prefix })).toEqual(tame)
    expect(skeletons({ prefix, language: 'de' })).toEqual(tameGerman)
  })
})

test('any text stays text in every document', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (prefix) => {
      expect(skeletons({ prefix })).toEqual(tame)
    }),
    { numRuns: 25 },
  )
})

test('any text stays text in every German document', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (prefix) => {
      expect(skeletons({ prefix, language: 'de' })).toEqual(tameGerman)
    }),
    { numRuns: 10 },
  )
})

test('a skeleton shows what broke out', () => {
  expect(skeletonOf('<p class="a">x</p>')).toEqual([' p class', '/ p'])
  expect(skeletonOf('<p class="a" onload="b">x</p>')).not.toEqual(skeletonOf('<p class="a">x</p>'))
  expect(() => skeletonOf('<p>x < y</p>')).toThrow('not a tag')
})

test('every document allows itself nothing but its own styles', () => {
  for (const [name, text] of documentsOfStory(eventful())) {
    expect(text, name).toContain(`content="default-src 'none'; style-src 'unsafe-inline'`)
    expect(text, name).not.toMatch(/<script|<link|@import|url\(|\son[a-z]+=/i)
    for (const [, link] of text.matchAll(/(?:href|src)="([^"]*)"/g))
      expect(['#a4', '#letter']).toContain(link)
  }
})
