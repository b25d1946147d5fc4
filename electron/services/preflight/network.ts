/** Network and radio: the air gap, as far as the system knows. */
import type { Machine } from './machine.ts'
import { amount, ask, fail, type Judged, pass } from './verdict.ts'

const NET = '/sys/class/net'

/** linux/if.h */
const IFF_UP = 0x1
const IFF_LOOPBACK = 0x8

interface Interface {
  readonly name: string
  readonly up: boolean
  readonly loopback: boolean
}

/** Interfaces of Linux with their flags. */
function readInterfaces(machine: Machine): readonly Interface[] | undefined {
  return machine.list(NET)?.flatMap((name) => {
    const flags = Number(machine.read(`${NET}/${name}/flags`)?.trim() ?? Number.NaN)
    if (Number.isNaN(flags)) return []
    return [{ name, up: (flags & IFF_UP) !== 0, loopback: (flags & IFF_LOOPBACK) !== 0 }]
  })
}

function judgeInterfaces(interfaces: readonly Interface[] | undefined): Judged {
  if (interfaces === undefined) return ask('the system does not list its network interfaces')
  const others = interfaces.filter(({ loopback }) => !loopback)
  const up = others.filter((one) => one.up).map(({ name }) => name)
  if (up.length > 0) return fail(`up: ${up.join(', ')}`)
  if (others.length === 0) return pass('no interface but loopback')
  return pass(`${amount(others.length, 'interface')} beside loopback, none is up`)
}

/** Elsewhere only interfaces with an address are told: one is enough to close the gate. */
function judgeAddressed(names: readonly string[]): Judged {
  if (names.length > 0) return fail(`has an address: ${names.join(', ')}`)
  return ask('no interface has an address; the system does not say whether one is up')
}

export function networkGate(machine: Machine): Judged {
  if (machine.platform !== 'linux') return judgeAddressed(machine.addressed())
  return judgeInterfaces(readInterfaces(machine))
}

interface Radio {
  readonly type: string
  readonly blocked: boolean
}

/** Every radio that Linux can block, and those that it cannot. */
function readRadios(machine: Machine): readonly Radio[] | undefined {
  const interfaces = machine.list(NET)
  if (interfaces === undefined) return undefined
  const switches = (machine.list('/sys/class/rfkill') ?? []).map((name): Radio => {
    const at = (field: string) => machine.read(`/sys/class/rfkill/${name}/${field}`)?.trim()
    return { type: at('type') ?? 'radio', blocked: at('soft') === '1' || at('hard') === '1' }
  })
  const wireless = interfaces.some(
    (name) => machine.has(`${NET}/${name}/phy80211`) || machine.has(`${NET}/${name}/wireless`),
  )
  const bluetooth = (machine.list('/sys/class/bluetooth') ?? []).length > 0
  const lacking = (there: boolean, type: string): Radio[] =>
    there && !switches.some((one) => one.type === type) ? [{ type, blocked: false }] : []
  return [...switches, ...lacking(wireless, 'wlan'), ...lacking(bluetooth, 'bluetooth')]
}

function judgeRadios(radios: readonly Radio[] | undefined): Judged {
  if (radios === undefined) return ask('the system does not list its radios')
  const on = radios.filter(({ blocked }) => !blocked).map(({ type }) => type)
  if (on.length > 0) return fail(`on: ${on.join(', ')}`)
  if (radios.length === 0) return pass('the system knows of no radio')
  return pass(`${amount(radios.length, 'radio')}, all of them blocked`)
}

export function radioGate(machine: Machine): Judged {
  if (machine.platform !== 'linux') return ask('radios are not read on this system')
  return judgeRadios(readRadios(machine))
}
