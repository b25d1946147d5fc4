import { expect, it } from 'vitest'
import { naming } from '#electron/services/naming.ts'
import { CeremonyError } from '#shared/errors.ts'
import { say } from '#shared/text/saying.ts'

function saidOf(path: string): unknown {
  try {
    naming('ceremony.sqlite', () => {
      throw new CeremonyError('log.chain', say('store.unchained'), { path })
    })
  } catch (error) {
    return error instanceof CeremonyError ? error.said : error
  }
  return undefined
}

it.each([
  ['entry 88', say('verify.at-entry', { entry: 88, why: say('store.unchained') })],
  ['artefact a1', say('form.at', { place: 'artefact a1', why: say('store.unchained') })],
])('names %s before what is wrong there, an entry in every language', (path, said) => {
  expect(saidOf(path)).toEqual(said)
})
