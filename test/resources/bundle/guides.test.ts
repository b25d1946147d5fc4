import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { fingerprint, parsePublicKey } from '#shared/crypto/sshkey.ts'
import { cleanUp, makeBundle, run, SHELL, tempDir } from './support/bundle.ts'
import { RESOURCES } from './support/ceremony.ts'
import { signerOf } from './support/log.ts'

afterAll(cleanUp)

const guide = (name: string) => readFileSync(RESOURCES + name, 'utf8')
const VERIFY = guide('VERIFY.md')
const RECOVER = guide('RECOVER.md')
const VERIFY_DE = guide('VERIFY.de.md')
const RECOVER_DE = guide('RECOVER.de.md')

/** The commands of a section, in the order of the guide. */
function commandsOf(guide: string, section: string): string[] {
  const text = guide.split(/^## /m).find((part) => part.startsWith(section)) ?? ''
  return [...text.matchAll(/^ {7}(\S.*)$/gm)].map(([, command = '']) => command)
}

test.each([
  ['VERIFY.md', VERIFY, 'Verify by hand'],
  ['VERIFY.de.md', VERIFY_DE, 'Von Hand prüfen'],
])('the commands of %s work as they stand, and tell a false signature', async (_, text, by) => {
  const { dir, head } = await makeBundle()
  const commands = commandsOf(text, by).map((line) => line.replace('-I ID', '-I admin'))
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
    'VERIFY.de.md',
    VERIFY_DE,
    [
      'The English text follows below',
      'aus einer Quelle, der Sie vertrauen',
      'Verlangen Sie beides',
      'CONSISTENT ONLY',
      'Auf der Papierliste ruht alles',
      'Die Anteile sind die andere Hälfte',
    ],
  ],
  [
    'RECOVER.de.md',
    RECOVER_DE,
    [
      'The English text follows below',
      'aus einer Quelle, der Sie vertrauen',
      'Anteile ohne die Datei `.kwp` stellen nichts wieder her',
      'mindestens zwei Kopien',
      'an zwei Orten',
      'LibreSSL hat dieses Verfahren nicht',
      'Liste der Prozesse',
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
])('%s says what it has to say', (_, text, phrases) => {
  for (const phrase of phrases) expect(text).toContain(phrase)
})

/** What is the same in every language: commands, and what stands in code. */
function literal(text: string) {
  const [head = '', ...parts] = text.split(/^## /m)
  return [head, ...parts].map((part) => ({
    commands: part.split('\n').filter((line) => /^ {6,}\S/.test(line)),
    code: [...part.matchAll(/`[^`\n]+`/g)].map(([one]) => one).sort(),
    rows: part.split('\n').filter((line) => line.startsWith('|')).length,
    steps: part.split('\n').filter((line) => /^\d+\. /.test(line)).length,
  }))
}

test.each([
  ['VERIFY', VERIFY, VERIFY_DE],
  ['RECOVER', RECOVER, RECOVER_DE],
])('%s has in German every section, command, step and row that it has in English', (_, en, de) => {
  const [english, german] = [literal(en), literal(de)]
  const shape = (all: typeof english) => all.map(({ code: __, ...rest }) => rest)
  expect(shape(german)).toEqual(shape(english))
  const names = new Set(german.flatMap(({ code }) => code))
  expect(english.flatMap(({ code }) => code).filter((one) => !names.has(one))).toEqual([])
})

test('no guide or script names check-novalidate, which accepts any key', () => {
  for (const name of ['verify.sh', 'recover.py', 'VERIFY.md', 'RECOVER.md']) {
    const text = guide(name)
    expect(text).not.toContain('novalidate')
    expect(text.split('\n').filter((line) => /[^\n -~…]/.test(line))).toEqual([])
    expect(text.endsWith('\n')).toBe(true)
  }
  for (const text of [VERIFY_DE, RECOVER_DE]) {
    expect(text).not.toContain('novalidate')
    expect(text.split('\n').filter((line) => /[^\n -~…äöüÄÖÜß„“]/.test(line))).toEqual([])
    expect(text.endsWith('\n')).toBe(true)
  }
})
