import { expect, it } from 'vitest'
import { buildHash, SOFTWARE, VERSION } from '#electron/services/software.ts'
import { claviger, clavigerJson } from '../../support/cli.ts'

it('says which program this is and that its primitives hold', async () => {
  const { exit, answer } = await clavigerJson(['self'])
  expect(exit).toBe(0)
  expect(answer).toMatchObject({
    ok: true,
    version: VERSION,
    software: SOFTWARE,
    build: buildHash(),
    host: 'node',
    packaged: false,
    crypto: `openssl ${process.versions.openssl}`,
  })
  expect(answer.words).toHaveLength(16)
  expect(answer.selfTest).toContainEqual({ name: 'PGP words', ok: true })
})

it('prints one line for each known answer', async () => {
  const { out } = await claviger(['self'])
  expect(out).toMatch(/^claviger /)
  expect(out).toContain('not packaged: rehearsals only')
  expect(out).toContain('  ok      SHA-256')
  expect(out).not.toContain('FAILED')
})
