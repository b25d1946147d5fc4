import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { CHANNELS, DROPPED } from '#shared/ipc/names.ts'
import { runPreload } from './preloads.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string) => readFileSync(`${root}/out/${path}`, 'utf8')

beforeAll(() => {
  const built = spawnSync('npm', ['run', '-s', 'build'], { cwd: root, encoding: 'utf8' })
  expect(built.status, built.stderr).toBe(0)
})

describe('the built program', () => {
  it.each(['preload', 'witness'])('has a preload, %s, that requires electron alone', (name) => {
    const required = [...read(`preload/${name}.cjs`).matchAll(/require\(([^)]*)\)/g)].map(
      ([, what]) => what,
    )
    expect(new Set(required)).toEqual(new Set(['"electron"']))
  })

  it('has a main process without a network module', () => {
    const main = read('main/main.js')
    const imported = [...main.matchAll(/from "([^"]+)"/g)].map(([, what]) => what)
    const network = ['net', 'http', 'https', 'http2', 'dgram', 'dns', 'tls']
    expect(imported).toContain('electron')
    expect(
      imported.filter((name) => network.some((one) => name === `node:${one}` || name === one)),
    ).toEqual([])
  })

  // The gate of the machine asks whether an inspector listens; nothing may open one.
  it('has a main process that only asks the inspector where it listens', () => {
    const taken = [...read('main/main.js').matchAll(/^import (.+) from "(?:node:)?inspector.*"/gm)]
    expect(taken.map(([, names]) => names)).toEqual(['{ url }'])
  })

  it('has a preload for the display that sends and invokes nothing', () => {
    const preload = read('preload/witness.cjs')
    expect(preload).toContain('witness-changed')
    expect(preload).not.toMatch(/invoke|send|postMessage/)
  })

  it.each(['renderer', 'witness'])('has a page, %s, without inline script or style', (name) => {
    const html = read(`${name}/index.html`)
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/)
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=/)
    expect(html).not.toMatch(/https?:/)
  })

  it('is not minified, so that what is shipped can be read', () => {
    const [script] = readdirSync(`${root}/out/renderer/assets`).filter((name) =>
      name.endsWith('.js'),
    )
    expect(read(`renderer/assets/${script}`).split('\n').length).toBeGreaterThan(5000)
  })
})

/** What the page is given for each push, and the name by which the main process pushes it. */
const PUSHES: readonly (readonly [name: string, push: string])[] = [
  ['onSnapshot', 'snapshot-changed'],
  ['onProgress', 'work-progress'],
  ['onDisplay', 'display-changed'],
]

describe('the preload of the page, run', () => {
  const run = (pathOf?: () => string) => {
    const preload = runPreload(read('preload/preload.cjs'), pathOf)
    return { ...preload, claviger: preload.exposed.get('claviger') ?? {} }
  }

  it('gives the page one object, with the calls, the pushes and what was dropped, and no more', () => {
    const { exposed, claviger, invoked } = run()
    expect([...exposed.keys()]).toEqual(['claviger'])
    const names = [...CHANNELS, ...PUSHES.map(([name]) => name), 'takeDropped']
    expect(Object.keys(claviger).sort()).toEqual(names.sort())
    expect(new Set(Object.values(claviger).map((one) => typeof one))).toEqual(new Set(['function']))
    expect(invoked).toEqual([])
  })

  it('sends each call by its own name, with its one argument, and hands its answer back', async () => {
    const { claviger, invoked } = run()
    for (const channel of CHANNELS) {
      const call = { channel }
      const answer = await claviger[channel]?.(call, 'and more', 'and more')
      expect(invoked.splice(0)).toEqual([[channel, call]])
      expect(answer).toBe(`answer to ${channel}`)
    }
  })

  it('listens to nothing before the page asks for it', () => {
    expect(run().heard()).toEqual([])
  })

  it.each(PUSHES)('hands on, by %s, the value of %s alone, until that is ended', (name, push) => {
    const { claviger, heard, push: send } = run()
    const told: unknown[][] = []
    const end = claviger[name]?.((...given: unknown[]) => told.push(given)) as () => unknown
    expect(heard()).toEqual([push])
    send(push, 'a value', 'and more')
    expect(told).toEqual([['a value']])
    end()
    send(push, 'another')
    expect(told).toHaveLength(1)
    expect(heard()).toEqual([])
  })

  it('names what was dropped by the token that the main process gives it, and nothing else', async () => {
    const { claviger, invoked } = run(() => '/media/stick/bundle')
    const dropped = await claviger.takeDropped?.({}, '/etc')
    expect(invoked).toEqual([[DROPPED, '/media/stick/bundle']])
    const token = `answer to ${DROPPED}`
    expect(dropped).toEqual({ token, path: '/media/stick/bundle' })
  })

  it.each<[string, () => string]>([
    ['is no file', () => ''],
    [
      'the system does not know',
      () => {
        throw new Error('no such file')
      },
    ],
  ])('asks the main process nothing of what %s', async (_, pathOf) => {
    const { claviger, invoked } = run(pathOf)
    expect(await claviger.takeDropped?.({})).toBeNull()
    expect(invoked).toEqual([])
  })
})

describe('the preload of the display, run', () => {
  it('gives it the one push, the last view first, without the event, and can call nothing', () => {
    const { exposed, invoked, heard, push } = runPreload(read('preload/witness.cjs'))
    expect([...exposed.keys()]).toEqual(['witness'])
    const { onWitness, ...more } = exposed.get('witness') ?? {}
    expect(more).toEqual({})
    expect(heard()).toEqual(['witness-changed'])
    push('witness-changed', 'the first', 'and more')
    const told: unknown[][] = []
    const end = onWitness?.((...given: unknown[]) => told.push(given)) as () => unknown
    push('witness-changed', 'the second', 'and more')
    expect(told).toEqual([['the first'], ['the second']])
    end()
    push('witness-changed', 'the third')
    expect(told).toHaveLength(2)
    expect(invoked).toEqual([])
  })
})
