import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { fingerprint, parsePublicKey } from '#shared/crypto/sshkey.ts'
import { cleanUp, makeBundle, run, SHELL, tempDir } from './support/bundle.ts'
import { RESOURCES } from './support/ceremony.ts'
import { signerOf } from './support/log.ts'

afterAll(cleanUp)

const VERIFY = readFileSync(`${RESOURCES}VERIFY.md`, 'utf8')
const RECOVER = readFileSync(`${RESOURCES}RECOVER.md`, 'utf8')

/** The commands of a section, in the order of the guide. */
function commandsOf(guide: string, section: string): string[] {
  const text = guide.split(/^## /m).find((part) => part.startsWith(section)) ?? ''
  return [...text.matchAll(/^ {7}(\S.*)$/gm)].map(([, command = '']) => command)
}

test('the commands of VERIFY.md work as they stand, and tell a false signature', async () => {
  const { dir, head } = await makeBundle()
  const commands = commandsOf(VERIFY, 'Verify by hand').map((line) =>
    line.replace('-I ID', '-I admin'),
  )
  expect(commands).toHaveLength(19)
  const env = { ...process.env, WORK: tempDir() }
  const script = `set -eu\n${commands.join('\n')}\n`
  const { code, out, err } = run(SHELL, ['-c', script], { cwd: dir, env })
  expect(err).toBe('')
  expect(code).toBe(0)
  expect(out).toContain(`${head}  checkpoint`)
  expect(out).toContain(fingerprint(parsePublicKey(signerOf('c1').key)))
  expect(out.match(/^Good "claviger-[a-z0-9-]+" signature for/gm)).toEqual([
    'Good "claviger-checkpoint-v1" signature for',
    'Good "claviger-log-v1" signature for',
    'Good "claviger-statement-v1" signature for',
  ])
  const altered = script.replace('< "$WORK/line"\n', '< checkpoint\n')
  expect(altered).not.toBe(script)
  expect(run(SHELL, ['-c', altered], { cwd: dir, env }).code).not.toBe(0)
})

test.each([
  [
    'VERIFY.md',
    VERIFY,
    [
      'from a source that you trust',
      'Ask for both',
      'CONSISTENT ONLY',
      'paper list is the root of trust',
      'The shares are the other half',
    ],
  ],
  [
    'RECOVER.md',
    RECOVER,
    [
      'from a source that you trust',
      'Shares without the `.kwp` file recover nothing',
      'at least two copies',
      'in two places',
      'LibreSSL does not have this cipher',
      'list of processes',
    ],
  ],
])('%s says what it has to say', (_, guide, phrases) => {
  for (const phrase of phrases) expect(guide).toContain(phrase)
})

test('no guide or script names check-novalidate, which accepts any key', () => {
  for (const name of ['verify.sh', 'recover.py', 'VERIFY.md', 'RECOVER.md']) {
    const text = readFileSync(RESOURCES + name, 'utf8')
    expect(text).not.toContain('novalidate')
    expect(text.split('\n').filter((line) => /[^\n -~…]/.test(line))).toEqual([])
    expect(text.endsWith('\n')).toBe(true)
  }
})
