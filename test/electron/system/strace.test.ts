/** What the program asks of the operating system: nothing of a network, no file but the named ones. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { planBytes, planFiles } from '../../support/plans.ts'
import { read, straceFault, type Traced, traceNode } from './calls.ts'

const program = fileURLToPath(new URL('../../../electron/cli/claviger.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'claviger-traced-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const fault = straceFault()

describe('the reading of a trace', () => {
  const lines = (...calls: string[]) => read(calls.map((call) => `7  ${call}`).join('\n'), '/room')

  it('knows sockets of other machines from those of this one', () => {
    const { network } = lines(
      'socket(AF_UNIX, SOCK_STREAM, 0) = 3',
      'connect(3, {sa_family=AF_UNIX, sun_path="/var/run/nscd/socket"}, 110) = -1 ENOENT',
      'socket(AF_INET6, SOCK_DGRAM, 0) = 4',
      'connect(4, {sa_family=AF_INET, sin_port=htons(53)}, 16) = 0',
      'socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE) = 5',
    )
    expect(network).toHaveLength(3)
  })

  it('knows what is written from what is read', () => {
    const { written, started } = lines(
      'execve("/usr/bin/node", ["node"], 0x7ffd /* 9 vars */) = 0',
      'openat(AT_FDCWD, "/etc/hosts", O_RDONLY|O_CLOEXEC) = 3',
      'openat(AT_FDCWD, "out", O_WRONLY|O_CREAT|O_EXCL, 0600) = 3',
      'open("/dev/null", O_RDWR) = 4',
      'rename("/a", "/b") = 0',
      'unlinkat(5</tmp/rooms>, "old", 0) = 0',
      'mkdirat(AT_FDCWD</room>, "new", 0777) = 0',
    )
    expect(written).toEqual(['/room/out', '/a', '/b', '/tmp/rooms/old', '/room/new'])
    expect(started).toEqual(['/usr/bin/node'])
  })
})

if (fault !== undefined)
  test(`the calls of the program: ${fault}`, (context) => context.skip(fault))
else
  describe('the program, call by call', { timeout: 120_000 }, () => {
    beforeAll(() => {
      mkdirSync(join(folder, 'orders'))
      mkdirSync(join(folder, 'temporary'))
      for (const [path, bytes] of planFiles()) writeFileSync(join(folder, path), bytes)
      writeFileSync(join(folder, 'plan.json'), planBytes())
    })

    const traced = (...args: string[]) =>
      traceNode([program, ...args], folder, { ...process.env, TMPDIR: join(folder, 'temporary') })
    const shares = () =>
      readdirSync(join(folder, 'shares'))
        .filter((name) => name.endsWith('.share'))
        .map((name) => join('shares', name))

    /**
     * Nothing but this program ran, it spoke to nobody, and wrote only where it was told to; under
     * a temporary name first, beside it or in the temporary folder, of which nothing is left.
     */
    function expectAlone(done: Traced, ...named: string[]): void {
      const { exit, err, network, written, started } = done
      expect(exit, err).toBe(0)
      expect(network).toEqual([])
      expect(started).toEqual([process.execPath])
      const [first = '', ...others] = named
      const places = [...others, first, 'temporary', `${first}.partial-`, '.partial-']
      const elsewhere = written
        .map((path) => relative(folder, path))
        .filter((path) => !places.some((place) => path === place || isUnder(path, place)))
      expect(elsewhere).toEqual([])
      expect(readdirSync(join(folder, 'temporary'))).toEqual([])
      expect(readdirSync(folder).filter((name) => name.includes('.partial'))).toEqual([])
    }

    const isUnder = (path: string, place: string) =>
      path.startsWith(place.endsWith('-') ? place : `${place}/`)

    it('rehearse speaks to nobody and writes the bundle and the shares, no more', () => {
      const args = ['--plan', 'plan.json', '--out', 'bundle', '--shares', 'shares']
      const done = traced('rehearse', ...args)
      expectAlone(done, 'bundle', 'shares')
      expect(done.written.some((path) => /\/bundle\.partial-.*\/log\.jsonl$/.test(path))).toBe(true)
      expect(existsSync(join(folder, 'bundle/log.jsonl'))).toBe(true)
    })

    it('verify speaks to nobody and writes nothing', () => {
      const done = traced('verify', 'bundle', '--signers', 'shares/paper.txt')
      expectAlone(done)
      expect(done.written).toEqual([])
    })

    it('recover speaks to nobody and writes the key, no more', () => {
      const args = ['--bundle', 'bundle', '--signers', 'shares/paper.txt', '--out', 'key']
      const done = traced('recover', ...args, '--share', ...shares().slice(0, 3))
      expectAlone(done, 'key')
      expect(existsSync(join(folder, 'key'))).toBe(true)
      const key = readFileSync(join(folder, 'key'))
      expect(key).toHaveLength(32)
    })

    it('and a program that connects or writes elsewhere is seen', () => {
      const code =
        "require('node:fs').writeFileSync('elsewhere', '')\n" +
        "require('node:net').connect(9, '127.0.0.1').on('error', () => {})"
      const { exit, network, written } = traceNode(['-e', code], folder)
      expect(exit).toBe(0)
      expect(network.join('\n')).toMatch(/socket\(AF_INET,.*\n.*connect\(/)
      expect(written).toContain(join(folder, 'elsewhere'))
    })
  })
