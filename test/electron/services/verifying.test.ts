import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { makeHandlers } from '#electron/ipc/handlers.ts'
import { makeRouter } from '#electron/ipc/router.ts'
import { Application } from '#electron/services/application.ts'
import type { Desktop } from '#electron/services/desktop.ts'
import { nodeHost } from '#electron/services/nodehost.ts'

const BUNDLE = fileURLToPath(
  new URL('../../vectors/golden/bundles/v1-generate/bundle', import.meta.url),
)

/** Nobody answers a dialog: what is verified can only be what was dropped. */
const desktop = { chooseBundle: async () => null } as unknown as Desktop
const data = mkdtempSync(join(tmpdir(), 'claviger-verifying-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))
const app = new Application(nodeHost(), desktop, data)
const router = makeRouter(makeHandlers(app, []))
const name = (dropped?: unknown) =>
  router.call('verifyBundle', [
    { paper: '', head: '', ...(dropped === undefined ? {} : { dropped }) },
  ])
const shown = (answer: unknown) => JSON.stringify(answer)
const verify = (folder: string) => name(app.dropped(folder))

test('a dropped folder is verified without a dialog', async () => {
  expect(await verify(BUNDLE)).toMatchObject({ ok: true, value: { ok: true, anchored: 'none' } })
  expect(await name()).toEqual({ ok: true, value: null })
})

test.each([
  ['a path that is not whole', 'evidence'],
  ['a path that climbs', '../evidence'],
  ['an empty one', ''],
  ['one on another machine', '//elsewhere/evidence'],
  ['one on another machine, as Windows writes it', '\\\\elsewhere\\evidence'],
  ['a device, as Windows writes it', '\\\\.\\pipe\\evidence'],
])('%s is refused', async (_, folder) => {
  expect(await verify(folder)).toMatchObject({ ok: false, error: { code: 'call.invalid' } })
})

test('a page names no folder: only what was dropped is opened, and no answer tells of another', async () => {
  const token = app.dropped(BUNDLE)
  const answers: string[] = []
  for (const named of ['0'.repeat(32), 'f'.repeat(32), '']) answers.push(shown(await name(named)))
  for (const path of [BUNDLE, data, join(BUNDLE, 'log.jsonl')])
    answers.push(shown(await name(path)))
  for (const one of [{ path: BUNDLE }, 7]) answers.push(shown(await name(one)))
  for (const answer of answers) {
    expect(answer).toContain('"call.invalid"')
    expect(answer).not.toContain('bundle')
  }
  expect(await name(token)).toMatchObject({ ok: true, value: { ok: true } })
  expect(
    await router.call('verifyBundle', [{ paper: '', head: '', folder: BUNDLE }]),
  ).toMatchObject({ ok: false, error: { code: 'call.invalid' } })
})

test('what is not there and what is no bundle get one answer: a page learns nothing of the machine', async () => {
  const here = (name: string) => {
    const path = join(data, name)
    mkdirSync(path, { recursive: true })
    return path
  }
  writeFileSync(join(data, 'file'), 'x')
  writeFileSync(join(here('full'), 'secret.txt'), 'x')
  symlinkSync(join(BUNDLE, 'log.jsonl'), join(here('linked'), 'log.jsonl'))
  here('folder/log.jsonl')
  const none = [join(data, 'nowhere'), join(data, 'file'), join(data, 'file', 'x'), here('empty')]
  const others = [join(data, 'full'), join(data, 'linked'), join(data, 'folder')]
  const answers = await Promise.all([...none, ...others].map(verify))
  expect(answers[0]).toMatchObject({ ok: false, error: { code: 'bundle.missing' } })
  expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1)
  expect(JSON.stringify(answers)).not.toContain('secret')
})

test('a bundle that is damaged is judged as one', async () => {
  const damaged = join(data, 'damaged')
  cpSync(BUNDLE, damaged, { recursive: true })
  rmSync(join(damaged, 'checkpoint'))
  expect(await verify(damaged)).toMatchObject({ ok: true, value: { ok: false } })
})

test('a bundle that lies well is refused under the name of another machine', async () => {
  const answer = await verify(`/${BUNDLE}`)
  expect(answer).toMatchObject({ ok: false, error: { code: 'call.invalid' } })
  expect(JSON.stringify(answer)).toContain('not on this machine')
})
