import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fingerprint, parsePublicKey } from '#shared/crypto/sshkey.ts'
import { PGP_WORDS } from '#shared/crypto/pgpwordlist.ts'
import { type Bundle, cleanUp, makeBundle, run, SHELL, tempDir, verify } from './support/bundle.ts'
import { RESOURCES } from './support/ceremony.ts'
import { type Draft, signerOf } from './support/log.ts'

let bundle: Bundle
beforeAll(async () => {
  bundle = await makeBundle()
})
afterAll(cleanUp)

const SCRIPT = `${RESOURCES}verify.sh`

describe('verify.sh accepts', () => {
  test('a closed rehearsal, with paper list and head', () => {
    const { code, out, err } = verify(bundle.dir, bundle.paper)
    expect(out).toContain('REHEARSAL, closed, 38 entries, anchored: paper list and head\n')
    expect(out).toContain(`head ${bundle.head}\n`)
    expect(out).toContain('Not checked here: the rules of the ceremony.')
    expect(out).not.toContain('CONSISTENT ONLY')
    expect([code, err]).toEqual([0, ''])
  })

  test('a bundle without paper list as consistent only', () => {
    const { code, out } = verify(bundle.dir)
    expect(out).toContain('anchored: none\n')
    expect(out).toContain(
      'CONSISTENT ONLY: no paper list was given; this does not show who signed\n',
    )
    expect(code).toBe(0)
  })

  test('a paper list in the form of allowed_signers, with head in words', () => {
    const lines = bundle.people.map(
      (id) => `${id} namespaces="claviger-statement-v1" ${signerOf(id).key} a comment\r\n`,
    )
    const recorder = fingerprint(parsePublicKey(signerOf('recorder').key))
    const words =
      verify(bundle.dir)
        .out.match(/^ {5}.*$/gm)
        ?.join(' ') ?? ''
    const paper = `# paper\n\n${lines.join('')}recorder ${recorder}\nhead ${words.toUpperCase()}\n`
    const { code, out } = verify(bundle.dir, paper)
    expect(out).toContain('anchored: paper list and head')
    expect(code).toBe(0)
  })

  test('a paper list without head, and says so', () => {
    const { code, out } = verify(bundle.dir, bundle.paper.replace(/^head .*\n/m, ''))
    expect(out).toContain('anchored: paper list\n')
    expect(out).toContain('No head was given')
    expect(code).toBe(0)
  })

  test('a head alone, as consistent only', () => {
    const { code, out } = verify(bundle.dir, `head ${bundle.head}\n`)
    expect(out).toContain('anchored: head\n')
    expect(out).toContain('CONSISTENT ONLY')
    expect(code).toBe(0)
  })

  test('a person who was enrolled again, each signature under the key valid then', async () => {
    const again = signerOf('c1 again')
    const enrolAgain = (draft: Draft): Draft[] => {
      if (draft.type !== 'ceremony.begun') return [draft]
      const { key } = again
      const fp = fingerprint(parsePublicKey(key))
      const what = { id: 'c1', name: 'Custodian 1', roles: ['custodian'], key, fp }
      const signed = { act: 'enrol', target: 0, signer: again }
      return [draft, { type: 'participant.enrolled', actor: 'c1', what, ...signed }]
    }
    let statements = 0
    const { dir } = await makeBundle({
      draft: (draft) => {
        const late = draft.actor === 'c1' && draft.act !== undefined && statements++ > 0
        return enrolAgain(late ? { ...draft, signer: again } : draft)
      },
      signerOf: (id) => (id === 'c1' ? again : signerOf(id)),
    })
    const good = verify(dir)
    expect(good.out).toContain('the 11 public keys')
    expect(good.code).toBe(0)
    const stale = await makeBundle({ draft: enrolAgain })
    const { code, out } = verify(stale.dir)
    expect(out).toContain('not a signature by the key of c1 for claviger-statement-v1')
    expect(code).toBe(1)
  })

  test('an abort that nobody signed, and one that its author signed', async () => {
    const what = { by: 'witness', reason: 'fire alarm', left: [] }
    const unsigned = await makeBundle({
      ending: { type: 'ceremony.aborted', actor: 'recorder', what: { ...what, unsigned: true } },
      signers: () => [],
    })
    expect(verify(unsigned.dir, unsigned.paper)).toMatchObject({
      code: 0,
      out: expect.stringContaining('REHEARSAL, aborted, '),
    })
    const signed = await makeBundle({
      ending: { type: 'ceremony.terminated', actor: 'witness', what, act: 'abort' },
      signers: () => ['witness'],
    })
    expect(verify(signed.dir, signed.paper)).toMatchObject({
      code: 0,
      out: expect.stringContaining('REHEARSAL, terminated, '),
    })
  })

  test('300 entries in well under a minute', async () => {
    const { dir } = await makeBundle({
      draft: (draft: Draft) =>
        draft.type === 'ceremony.begun'
          ? [draft, ...Array.from({ length: 262 }, () => ({ ...draft, type: 'note.taken' }))]
          : [draft],
    })
    const { code, out } = verify(dir)
    expect(out).toContain('300 entries')
    expect(code).toBe(0)
  }, 60_000)
})

describe('verify.sh itself', () => {
  test('carries the published list of PGP words', () => {
    const { out } = run('sed', ['-n', "/^EVEN = /,/^'''.split/p;/^ODD = /,/^'''.split/p", SCRIPT])
    const words = out.replace(/^(EVEN|ODD) = '''$/gm, '').split(/'''\.split\(\)/)
    const [even, odd] = words.map((text) => text.trim().split(/\s+/))
    expect(even?.map((word, i) => `${word} ${odd?.[i]}`).join('\n')).toBe(PGP_WORDS.trim())
  })

  test('runs nothing and loads nothing out of the bundle, even as the current folder', () => {
    const dir = copyOf(bundle)
    for (const name of ['json.py', 'hashlib.py', 'base64.py']) {
      writeFileSync(join(dir, name), `open(${JSON.stringify(join(dir, 'ran'))}, 'w')\n`)
    }
    for (const name of ['ssh-keygen', 'python3', 'sha256sum', 'mktemp']) {
      writeFileSync(join(dir, name), `#!/bin/sh\necho ran > ${join(dir, 'ran')}\n`)
      chmodSync(join(dir, name), 0o755)
    }
    const inside = run(SHELL, [SCRIPT, '.'], { cwd: dir })
    expect(inside.out).toContain("FAILED  'base64.py' does not belong to the bundle\n")
    for (const PATH of [`:${process.env.PATH}`, `.:${process.env.PATH}`, `${process.env.PATH}:`]) {
      const relative = run(SHELL, [SCRIPT, '.'], { cwd: dir, env: { ...process.env, PATH } })
      expect(relative.out).toContain('FAILED  PATH names a relative folder')
      expect(relative.code).toBe(1)
    }
    expect(existsSync(join(dir, 'ran'))).toBe(false)
  })

  test('leaves no temporary files, whatever the result', () => {
    const TMPDIR = tempDir()
    const env = { ...process.env, TMPDIR }
    expect(run(SHELL, [SCRIPT, bundle.dir], { env }).code).toBe(0)
    expect(run(SHELL, [SCRIPT, tempDir()], { env }).code).toBe(1)
    expect(readdirSync(TMPDIR)).toEqual([])
  })

  test.each(['$(touch ran) `touch ran`; touch ran \'" *', '-rf', ' a  b\\n', 'ünicode'])(
    'takes a folder called %j for what it is',
    (name) => {
      const cwd = tempDir()
      cpSync(bundle.dir, join(cwd, name), { recursive: true })
      writeFileSync(join(cwd, `${name}.txt`), bundle.paper)
      const { code, out } = run(SHELL, [SCRIPT, name, `${name}.txt`], { cwd })
      expect(out).toContain('anchored: paper list and head')
      expect(code).toBe(0)
      expect(readdirSync(cwd)).toHaveLength(2)
    },
  )

  test.each([
    [[], 'usage: sh verify.sh BUNDLE [PAPER]'],
    [['a', 'b', 'c'], 'usage: sh verify.sh BUNDLE [PAPER]'],
    [['/nonexistent'], 'there is no such bundle folder'],
    [['/tmp', '/nonexistent'], 'the paper list is not a file'],
    [['/tmp', ''], 'the paper list is not a file'],
  ])('refuses the arguments %j', (args, message) => {
    const { code, out } = run(SHELL, [SCRIPT, ...args])
    expect(out).toContain(`FAILED  ${message}`)
    expect(code).toBe(1)
  })

  test('names a tool that is missing, and refuses one that accepts everything', () => {
    const bin = tempDir()
    const tools = ['mktemp', 'rm', 'cat', 'sha256sum']
    const python = run('python3', ['-c', 'import sys; print(sys.executable)']).out.trim()
    writeFileSync(join(bin, 'python3'), `#!/bin/sh\nexec ${python} "$@"\n`, { mode: 0o755 })
    for (const tool of tools) {
      const { out } = run('/bin/sh', ['-c', `command -v ${tool}`])
      writeFileSync(join(bin, tool), `#!/bin/sh\nexec ${out.trim()} "$@"\n`, { mode: 0o755 })
    }
    const env = { ...process.env, PATH: bin }
    expect(run(SHELL, [SCRIPT, bundle.dir], { env }).out).toContain('FAILED  ssh-keygen is missing')
    const liar = join(bin, 'ssh-keygen')
    writeFileSync(liar, '#!/bin/sh\nexit 0\n', { mode: 0o755 })
    const lied = run(SHELL, [SCRIPT, bundle.dir], { env })
    expect(lied.out).toContain('FAILED  ssh-keygen accepts a false signature')
    writeFileSync(liar, '#!/bin/sh\nexit 1\n', { mode: 0o755 })
    const old = run(SHELL, [SCRIPT, bundle.dir], { env })
    expect(old.out).toContain('OpenSSH 8.1 or newer is needed')
    expect([lied.code, old.code]).toEqual([1, 1])
  })
})

describe('verify.sh compares the paper list and refuses', () => {
  const other = () => fingerprint(parsePublicKey(signerOf('somebody').key))
  const cases: [string, (paper: string) => string, string][] = [
    [
      'a person missing on paper',
      (p) => p.replace(/^c2 .*\n/m, ''),
      'c2 is in the log but not on paper',
    ],
    [
      'a person missing in the log',
      (p) => `c9 ${other()}\n${p}`,
      "paper list: 'c9' is not in the log",
    ],
    ['another key', (p) => p.replace(/^c2 .*/m, `c2 ${other()}`), 'the log has another key for c2'],
    [
      'another recorder',
      (p) => `recorder ${other()}\n${p}`,
      'the log has another key for recorder',
    ],
    [
      'another head',
      (p) => p.replace(/^head ..../m, 'head 0000'),
      'the head on paper is not the head',
    ],
    ['a person listed twice', (p) => `${p.split('\n')[0]}\n${p}`, 'is listed twice'],
    ['two heads', (p) => `${p}head ${'0'.repeat(64)}\n`, 'the head is noted twice'],
    ['a head cut short', (p) => p.slice(0, -8), 'the head is neither'],
    [
      'a head of wrong words',
      (p) => p.replace(/^head .*/m, 'head zebra zebra'),
      'word 1 of the head is wrong',
    ],
    ['an empty list', () => '\n# nobody\n', 'it is empty'],
    ['a line of another form', (p) => `hello world\n${p}`, 'expected "<id> SHA256:<fingerprint>"'],
    [
      'the recorder alone',
      () => `recorder ${fingerprint(parsePublicKey(signerOf('recorder').key))}\n`,
      'admin is in the log but not on paper',
    ],
  ]
  test.each(cases)('%s', (_, edit, message) => {
    const { code, out } = verify(bundle.dir, edit(bundle.paper))
    expect(out).toContain(message)
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/^FAILED {2}/)
    expect(code).toBe(1)
  })

  test('a list that lies inside the bundle', () => {
    const file = join(bundle.dir, 'allowed_signers')
    const { code, out } = run(SHELL, [SCRIPT, bundle.dir, file])
    expect(out).toContain('a bundle cannot vouch for its own keys')
    expect(code).toBe(1)
  })
})

function copyOf({ dir }: Bundle): string {
  const copy = join(tempDir(), 'bundle')
  mkdirSync(dirname(copy), { recursive: true })
  cpSync(dir, copy, { recursive: true })
  return copy
}
