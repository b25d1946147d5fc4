import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'

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
