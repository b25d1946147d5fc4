import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** How secrets are named here: the compiler cannot tell them from other bytes and strings. */
const SECRET = /\b(?:\w+Secrets?|\w*[pP]assphrases?|secrets?)\b(?!\.(?:length|name)\b)/

/** Places where a secret becomes text because that is what it is for, by file and expression. */
const ALLOWED: readonly string[] = [
  // An HMAC of the key: the commitment that the log publishes.
  'shared/crypto/commitment.ts: mac.update(key.materialSecret).digest()',
  // The one file that carries a share.
  'shared/crypto/sharefile.ts: envelope.rawSecret',
  // A share that everybody knows: the self test compares what is read of it.
  'electron/services/knownanswers/shares.ts: parseShareText(TEXT).rawSecret',
]

interface Finding {
  readonly file: string
  readonly rule: string
  readonly text: string
}

function sourceFiles(): string[] {
  return ['electron', 'shared'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:ts|mjs|cjs|js)$/.test(name))
      .map((name) => `${folder}/${name}`),
  )
}

/** The source without comments; strings stay, so `//` inside of one has to be told apart. */
function withoutComments(source: string): string {
  const token = /\/\*[\s\S]*?\*\/|(?<![:'"`\\/])\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g
  return source.replace(token, (found) => (found.startsWith('/') ? '' : found))
}

/** What stands between a bracket and the one that closes it. */
function bracketed(source: string, open: number, close: string): string {
  const opening = source[open]
  let depth = 0
  for (let at = open; at < source.length; at++) {
    if (source[at] === opening) depth += 1
    if (source[at] === close) depth -= 1
    if (depth === 0) return source.slice(open + 1, at)
  }
  return source.slice(open + 1)
}

/** The expressions of template literals, the arguments of calls: everything that becomes text. */
const TEXT_OF: readonly (readonly [rule: string, start: RegExp, close: string])[] = [
  ['a template literal', /\$\{/g, '}'],
  ['JSON.stringify', /\bJSON\.stringify\(/g, ')'],
  ['canonical', /\bcanonical(?:AnyKey)?\(/g, ')'],
  ['an error', /\bnew \w*Error\(/g, ')'],
  ['String', /\bString\(/g, ')'],
  ['hex', /\b(?:hex|bytesToHex|encodeBase64|encodeHex)\(/g, ')'],
  ['a line for people', /\b(?:say|warn|out|err)\(/g, ')'],
]

function findings(file: string, text: string): Finding[] {
  const source = withoutComments(text)
  const found: Finding[] = []
  for (const [called] of source.matchAll(/\bconsole\s*[.[]\s*\w+/g))
    found.push({ file, rule: 'console', text: called })
  for (const [rule, start, close] of TEXT_OF)
    for (const match of source.matchAll(start)) {
      const inside = bracketed(source, match.index + match[0].length - 1, close)
      if (SECRET.test(code(inside))) found.push({ file, rule, text: oneLine(inside) })
    }
  for (const [called = '', name] of source.matchAll(/\b(\w+)\.(?:toString|toHex|toBase64)\(/g))
    if (SECRET.test(name ?? '')) found.push({ file, rule: 'toString', text: called })
  return found
}

/** Without quoted words: a message may speak of a passphrase. */
function code(expression: string): string {
  return expression
    .replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''")
    .replace(/`(?:\\.|[^`\\$]|\$(?!\{))*`/g, "''")
    .replace(/(?<=[`}])(?:\\.|[^`\\$]|\$(?!\{))*(?=`|\$\{)/g, '')
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 120)
}

test('no secret becomes text, and nothing is printed past the streams', () => {
  const all = sourceFiles().flatMap((file) =>
    findings(file, readFileSync(join(ROOT, file), 'utf8')),
  )
  const open = all.filter(({ file, text }) => !ALLOWED.includes(`${file}: ${text}`))
  expect(open).toEqual([])
})

test('every exception is still needed', () => {
  const all = sourceFiles().flatMap((file) =>
    findings(file, readFileSync(join(ROOT, file), 'utf8')),
  )
  const used = all.map(({ file, text }) => `${file}: ${text}`)
  expect(ALLOWED.filter((one) => !used.includes(one))).toEqual([])
})

/** An example of source code; `#{` stands for what would open an expression here. */
function example(text: string): string {
  return text.replaceAll('#{', '$' + '{')
}

describe('the check goes red on', () => {
  test.each([
    ["console.log('x')", 'console'],
    ['console.error(error)', 'console'],
    ['const x = `the share is #{shareSecret}`', 'a template literal'],
    ['const x = `#{hex(seedSecret)}`', 'a template literal'],
    ['const x = `for #{id}: #{passphrase}`', 'a template literal'],
    ['const x = JSON.stringify({ id, share: rawSecret })', 'JSON.stringify'],
    ['const x = canonical({ id, passphrase })', 'canonical'],
    ["throw new CeremonyError('x', `wrong: #{typed}`, { path: passphrase })", 'an error'],
    ['say(backupSecret)', 'a line for people'],
    ["const x = materialSecret.toString('hex')", 'toString'],
    ['const x = hex(rawSecrets[0])', 'hex'],
  ])('%s', (source, rule) => {
    expect(findings('x.ts', example(source)).map((one) => one.rule)).toContain(rule)
  })

  test.each([
    '// console.log(secret)',
    '/* `#{secret}` */',
    "throw new CeremonyError('passphrase.wrong', 'this passphrase is wrong')",
    'const x = `the passphrase of #{id}`',
    'const x = `a seed has #{seedSecret.length} bytes`',
    'wipe(seedSecret)',
  ])('but not on %s', (source) => {
    expect(findings('x.ts', example(source))).toEqual([])
  })
})
