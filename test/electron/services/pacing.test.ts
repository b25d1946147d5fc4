import { expect, test } from 'vitest'
import { createPacing } from '#electron/services/pacing.ts'

function recorded() {
  const slept: number[] = []
  const pacing = createPacing({
    sleep: async (milliseconds) => {
      slept.push(milliseconds / 1000)
    },
  })
  return { slept, pacing }
}

test('each failure makes the next try slower, up to half a minute and no further', async () => {
  const { slept, pacing } = recorded()
  for (let i = 0; i < 10; i++) {
    await pacing.before('c1')
    pacing.failed('c1')
  }
  expect(slept).toEqual([1, 2, 4, 8, 16, 30, 30, 30, 30])
})

test('a success forgets the failures: nobody is locked out for good', async () => {
  const { slept, pacing } = recorded()
  for (let i = 0; i < 9; i++) pacing.failed('c1')
  await pacing.before('c1')
  pacing.succeeded('c1')
  await pacing.before('c1')
  expect(slept).toEqual([30])
})

test('the failures of one person do not slow another down', async () => {
  const { slept, pacing } = recorded()
  pacing.failed('c1')
  await pacing.before('c2')
  await pacing.before('constructor')
  expect(slept).toEqual([])
})
