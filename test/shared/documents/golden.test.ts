/** What the documents say of one long day, word for word: a change of words is a change to review. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { documentsOfStory, textOf } from './reading.ts'
import { eventful } from './stories.ts'

const documents = documentsOfStory(eventful())
const german = documentsOfStory(eventful({ language: 'de' }))
const file = (name: string) =>
  fileURLToPath(new URL(`../../vectors/golden/documents/${name}.txt`, import.meta.url))

const NAMES = [
  'report',
  'script',
  'script-proposed',
  'slip',
  'slips/deputy',
  'parts',
  'custody',
  'audit',
]

test.each(NAMES)('%s says what it said', async (name) => {
  const path = file(name.replace('/', '-'))
  expect(existsSync(path), path).toBe(true)
  await expect(textOf(documents.get(`${name}.html`) ?? '')).toMatchFileSnapshot(path)
})

test.each([...NAMES, 'cards-blank'])('%s says in German what it said', async (name) => {
  const path = file(`de-${name.replace('/', '-')}`)
  expect(existsSync(path), path).toBe(true)
  await expect(textOf(german.get(`${name}.html`) ?? '')).toMatchFileSnapshot(path)
})
