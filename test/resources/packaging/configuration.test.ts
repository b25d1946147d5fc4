/** electron-builder.yml against electron-builder's own schema, and against what we promise of it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js'
import { generateAppRunScript } from 'app-builder-lib/out/targets/appimage/appImageUtil.js'
import { DebugLogger } from 'builder-util'
import { beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../../support/checkout.ts'

type Configuration = Awaited<ReturnType<typeof getConfig>>
let config: Configuration
const quiet = new DebugLogger(false)

beforeAll(async () => {
  config = await getConfig(ROOT, 'electron-builder.yml', null)
})

describe('electron-builder.yml', () => {
  it('is what the schema of electron-builder allows', async () => {
    await expect(validateConfiguration(config, quiet)).resolves.toBeUndefined()
  })

  it.each([
    ['an option that there is not', { asarr: true }],
    ['a word where a list belongs', { linux: { executableArgs: '--x' } }],
    ['a tool set that there is not', { toolsets: { appimage: '9.9.9' } }],
  ])('would be refused with %s', async (_, wrong) => {
    await expect(
      validateConfiguration({ ...config, ...wrong } as Configuration, quiet),
    ).rejects.toThrow()
  })

  it('starts the program without a switch, and never without the sandbox', () => {
    expect(config.linux?.executableArgs).toEqual([])
    expect(config.toolsets?.appimage).toBe('1.0.3')
    const text = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')
    expect(text).not.toContain('--')
  })

  it('is hardened on macOS: no code is loaded that was not signed with it', () => {
    expect(config.mac).toMatchObject({ hardenedRuntime: true, gatekeeperAssess: false })
  })

  it('publishes and updates nothing', () => {
    expect(config.publish).toBeNull()
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    expect(Object.keys(dependencies)).not.toContain('electron-updater')
  })

  it('compiles nothing and leaves scripts inside the archive', () => {
    expect(config.npmRebuild).toBe(false)
    expect(config.asar).toEqual({ smartUnpack: false })
    expect(config.asarUnpack).toEqual(['**/*.node'])
  })

  it('makes the packages of three platforms', () => {
    const targets = [config.linux, config.win, config.mac].map((one) => one?.target)
    expect(targets).toEqual([['deb', 'AppImage'], ['nsis', 'portable'], ['dmg']])
  })

  it('names icons that are there, in the formats of the platforms', () => {
    const read = (path: string) => readFileSync(join(ROOT, path))
    expect(read(String(config.win?.icon)).subarray(0, 4)).toEqual(Buffer.from([0, 0, 1, 0]))
    expect(read(String(config.mac?.icon)).subarray(0, 4).toString()).toBe('icns')
    const folder = String(config.linux?.icon)
    for (const name of readdirSync(join(ROOT, folder)).filter((one) => one.endsWith('.png'))) {
      const png = read(`${folder}/${name}`)
      expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}.png`).toBe(name)
    }
  })

  it('asks macOS for the compiler of V8 and the camera, and nothing else', () => {
    const plist = readFileSync(join(ROOT, String(config.mac?.entitlements)), 'utf8')
    const asked = [...plist.matchAll(/<key>(.*?)<\/key>/g)].map(([, key]) => key)
    expect(asked).toEqual(['com.apple.security.cs.allow-jit', 'com.apple.security.device.camera'])
  })
})

describe('the launcher inside an AppImage', () => {
  it('gives up the sandbox only where user namespaces do not work; the program then refuses', () => {
    const script = generateAppRunScript({
      DesktopFileName: 'claviger.desktop',
      ExecutableName: 'claviger',
      ProductName: 'Claviger',
      ProductFilename: 'claviger',
      ResourceName: 'claviger',
    } as Parameters<typeof generateAppRunScript>[0])
    const lines = script.split('\n').map((line) => line.trim())
    const given = lines.filter((line) => /NO_SANDBOX=\(.*--no-sandbox/.test(line))
    expect(given).toEqual(['NO_SANDBOX=(--no-sandbox)'])
    const before = lines[lines.indexOf('NO_SANDBOX=(--no-sandbox)') - 1]
    expect(before).toMatch(/^if .*! unshare -Ur true/)
  })
})
