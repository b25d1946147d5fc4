/** README.md can be checked: its promises, commands, scripts, links and versions exist. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '#electron/cli/commands.ts'
import { SUPPORTED } from '#shared/ceremony/lint.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const README = read('README.md')
const OPERATOR = read('resources/guide/operator.md')
const BYOK = read('resources/guide/byok.md')
const PACKAGE: {
  scripts: Record<string, string>
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  optionalDependencies: Record<string, string>
} = JSON.parse(read('package.json'))

/** The text of one section. */
function section(title: string): string {
  const found = README.split(/^## /m).find((part) => part.startsWith(`${title}\n`))
  if (found === undefined) throw new Error(`README.md has no section ${title}`)
  return found
}

/** The rows of the table in a section, without its head. */
function rows(title: string): string[][] {
  const lines = section(title)
    .split('\n')
    .filter((line) => line.startsWith('| '))
  return lines.slice(1).map((line) => line.slice(2, -2).split(' | '))
}

/** True when a file has a test, or a group of tests, or a row of a table of tests of this name. */
function hasTest(source: string, name: string): boolean {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?:\\(|\\[)\\s*(['"\`])${literal}\\1`).test(source)
}

describe('the promises of README.md', () => {
  const promises = rows('Promises')

  test('are few', () => {
    expect(promises.length).toBeGreaterThan(0)
    expect(promises.length).toBeLessThanOrEqual(40)
  })

  test.each(promises)('%s', (promise, file, name) => {
    const path = file?.replaceAll('`', '') ?? ''
    expect(existsSync(join(root, path)), `${promise}: ${path}`).toBe(true)
    expect(hasTest(read(path), name ?? ''), `${path} has no test "${name}"`).toBe(true)
  })

  test('name nothing that would pass without a test', () => {
    expect(hasTest("test('a', () => {})", 'b')).toBe(false)
    expect(hasTest("// a\nconst b = 'a'", 'a')).toBe(false)
  })
})

describe.each([
  ['README.md', README],
  ['operator.md', OPERATOR],
  ['byok.md', BYOK],
])('%s names', (_, text) => {
  test('only npm scripts that exist', () => {
    const named = [...text.matchAll(/npm run (?:-s )?([a-z][a-z:]*)/g)].map(([, script]) => script)
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((script) => !Object.hasOwn(PACKAGE.scripts, script ?? ''))).toEqual([])
    for (const script of ['start', 'test'])
      if (text.includes(`npm ${script}`)) expect(PACKAGE.scripts).toHaveProperty(script)
  })

  test('only commands of claviger that exist', () => {
    const code = [...text.matchAll(/`([^`\n]+)`|^ {4,}(.+)$/gm)].map(([, a, b]) => a ?? b ?? '')
    const call = /\bclaviger (?:-- )?([a-z]+)(?: ([a-z]+))?/g
    const called = code.flatMap((line) => [...line.matchAll(call)])
    expect(called.length).toBeGreaterThan(0)
    for (const [line, first = '', second = ''] of called)
      expect(COMMANDS.has(first) || COMMANDS.has(`${first} ${second}`), line).toBe(true)
  })
})

test('README.md lists exactly the commands of claviger, as they are used', () => {
  const [, block = ''] = section('Command line').split('```')
  const usages = [...COMMANDS.values()].map(({ usage }) => `claviger ${usage}`)
  expect(block.trim().split('\n')).toEqual(usages)
})

test('every link of README.md leads to a file', () => {
  const links = [...README.matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => link ?? '')
  expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([])
})

test('the dependencies of README.md are those of package.json, in their exact versions', () => {
  const named = Object.fromEntries(
    rows('Dependencies').map(([name = '', version]) => [name.replaceAll('`', ''), version]),
  )
  expect(named).toEqual(PACKAGE.dependencies)
  const [, development = ''] = section('Dependencies').split('For development:')
  const others = { ...PACKAGE.devDependencies, ...PACKAGE.optionalDependencies }
  for (const name of Object.keys(others).filter((one) => !one.startsWith('@types/')))
    expect(development).toContain(`\`${name}\``)
  for (const [, name = '', version] of development.matchAll(/`([^`]+)` (\d[\d.]*\d)/g))
    expect(others[name], name).toBe(version)
})

test('what README.md calls supported is what the lint accepts', () => {
  const supported = new Map(
    rows('What this release supports, and what is not there').map(([part, yes]) => [part, yes]),
  )
  expect(supported.get('kind of ceremony')?.split(', ')).toEqual(SUPPORTED.kind)
  expect(supported.get('algorithm')?.split(', ')).toEqual(SUPPORTED.algorithm)
})
