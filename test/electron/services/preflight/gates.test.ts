import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readGates, type Subject } from '#electron/services/preflight/gates.ts'
import { type Machine, machineAt } from '#electron/services/preflight/machine.ts'
import { EVENTS } from '#shared/ceremony/event-catalogue.ts'
import { GATES } from '#shared/ceremony/gates.ts'
import * as v from 'valibot'
import { bent, HASH, mounts, reading, subjectOf, verdicts } from '../../../support/gates.ts'
import { inMemory, silentMachine, SOUND, type Tree } from '../../../support/machine.ts'

it('every gate is open on a machine as it should be', async () => {
  const seen = await verdicts(SOUND)
  expect(Object.keys(seen)).toEqual(GATES.map(({ gate }) => gate))
  for (const [gate, judged] of Object.entries(seen))
    expect({ gate, ...judged }).toMatchObject({ gate, verdict: 'pass' })
})

/** What is wrong, the gate that must go red, words of its evidence, and the machine. */
const RED: readonly (readonly [string, string, string, Tree])[] = [
  ['a cable', 'network', 'up: enp1s0', bent({ '/sys/class/net/enp1s0/flags': '0x1003\n' })],
  [
    'an interface that the system lists and nobody expects',
    'network',
    'up: tun0',
    bent({ '/sys/class/net/tun0/flags': '0x1091\n' }),
  ],
  ['Wi-Fi switched on', 'radio', 'on: wlan', bent({ '/sys/class/rfkill/rfkill0/soft': '0\n' })],
  [
    'Bluetooth switched on',
    'radio',
    'on: bluetooth',
    bent({ '/sys/class/rfkill/rfkill1/hard': '0\n' }),
  ],
  [
    'a Bluetooth adapter that nothing can block',
    'radio',
    'on: bluetooth',
    bent({ '/sys/class/rfkill/rfkill1/type': 'wwan\n' }),
  ],
  [
    'a wireless interface that nothing can block',
    'radio',
    'on: wlan',
    bent({ '/sys/class/rfkill/rfkill0/type': 'wwan\n' }),
  ],
  [
    'a swap partition',
    'swap',
    '1 swap area in use',
    bent({
      '/proc/swaps': `${SOUND['/proc/swaps']}/dev/sda3 partition 8388604 0 -2\n`,
      '/sys/power/disk': '[disabled]\n',
    }),
  ],
  [
    'a place to hibernate to',
    'hibernation',
    'there is a place',
    bent({ '/sys/power/resume': '8:3\n' }),
  ],
  [
    'a crash handler',
    'core-dumps',
    'handler /usr/share/apport/apport',
    bent({ '/proc/sys/kernel/core_pattern': '|/usr/share/apport/apport %p\n' }),
  ],
  [
    'core files without a limit',
    'core-dumps',
    'not limited',
    bent({ '/proc/sys/kernel/core_pattern': 'core\n' }),
  ],
  ['a disk in clear', 'disk', 'not encrypted', mounts('30 21 8:2 / /home rw - ext4 /dev/sda2 rw')],
  [
    'a disk in clear below a volume manager',
    'disk',
    'not encrypted',
    {
      ...mounts('30 21 253:1 / /home rw - ext4 /dev/mapper/vg-home rw'),
      '/sys/dev/block/253:1/dm/uuid': 'LVM-abc\n',
      '/sys/dev/block/253:1/slaves/sda2/x': '',
      '/sys/class/block/sda2/dev': '8:2\n',
    },
  ],
  [
    'an overlay whose upper folder is on a disk in clear',
    'disk',
    'not encrypted',
    mounts('31 21 8:2 / /run/live/overlay rw - ext4 /dev/sda2 rw'),
  ],
  ['no medium', 'medium', 'no removable medium', bent({ '/sys/dev/block/8:17': undefined })],
  [
    'a medium that is write-protected',
    'medium',
    '1 removable medium mounted, 0 writable',
    bent({
      '/proc/self/mountinfo': SOUND['/proc/self/mountinfo']?.replace(
        'rw,nosuid - ext4 /dev/sdb1 rw',
        'ro,nosuid - ext4 /dev/sdb1 ro',
      ),
    }),
  ],
  [
    'a program that its user can change',
    'read-only',
    'can write',
    bent({
      '/proc/self/mountinfo': SOUND['/proc/self/mountinfo']?.replace(
        'ro,relatime - squashfs /dev/loop1 ro',
        'rw,relatime - ext4 /dev/loop1 rw',
      ),
    }),
  ],
  [
    'a plug that was pulled',
    'power',
    'on battery',
    bent({
      '/sys/class/power_supply/AC/online': '0\n',
      '/sys/class/power_supply/BAT0/status': 'Discharging\n',
    }),
  ],
  [
    'a screen locker',
    'screen-lock',
    'runs: xscreensaver',
    bent({ '/proc/77/comm': 'xscreensaver\n' }),
  ],
  [
    'somebody else',
    'users',
    '2 other users',
    bent({
      '/run/systemd/sessions/7': 'UID=1001\nCLASS=user\nSTATE=online\n',
      '/run/systemd/sessions/8': 'UID=1001\nCLASS=user\nSTATE=active\n',
      '/run/systemd/sessions/9': 'UID=0\nCLASS=user-light\nSTATE=active\n',
    }),
  ],
  [
    'a remote desktop whose name the system cuts short',
    'watchers',
    'runs: gnome-remote-desktop-daemon',
    bent({ '/proc/78/comm': 'gnome-remote-de\n' }),
  ],
  ['a recorder', 'watchers', 'runs: obs', bent({ '/proc/79/comm': 'obs\n' })],
  [
    'a debugger',
    'debugger',
    'is attached',
    bent({ '/proc/self/status': 'Name:\tclaviger\nTracerPid:\t4711\n' }),
  ],
  [
    'a page without a filter of system calls',
    'sandbox',
    'not confined',
    bent({ '/proc/900/status': 'Name:\tclaviger\nSeccomp:\t0\n' }),
  ],
]

it.each(RED)('%s closes the gate %s', async (_, gate, words, tree) => {
  const seen = await verdicts(tree)
  expect(seen[gate]).toMatchObject({ verdict: 'fail' })
  expect(seen[gate]?.evidence).toContain(words)
  // It closes this gate and no other.
  const others = Object.entries(seen).filter(([name]) => name !== gate)
  expect(others.filter(([, { verdict }]) => verdict === 'fail')).toEqual([])
})

type Changed = [string, string, string, Partial<Subject>, Partial<Machine>]
const CHANGED: Changed[] = [
  ['a full disk', 'space', 'less than 256 MiB', {}, { freeBytes: () => 1000 }],
  ['a lock of the desktop', 'screen-lock', 'locks the screen', {}, { run: () => 'true\n' }],
  ['a watch ten minutes off', 'clock', '601 seconds', { clocks: [reading('witness', -601)] }, {}],
  ['files that changed', 'build', 'have changed', { buildNow: () => 'cd'.repeat(32) }, {}],
  [
    'a wrong answer',
    'self-test',
    'wrong answers: AES',
    { selfTest: async () => [{ name: 'AES', ok: false }] },
    {},
  ],
  ['a self-test of nothing', 'self-test', 'nothing was tested', { selfTest: async () => [] }, {}],
  [
    'a self-test that breaks',
    'self-test',
    'could not be read',
    { selfTest: () => Promise.reject(new Error('broken')) },
    {},
  ],
  ['a stuck generator', 'random', 'same bytes', { random: (bytes) => new Uint8Array(bytes) }, {}],
  [
    'a dangerous switch',
    'sandbox',
    '--no-sandbox',
    { page: { processes: [{ pid: 900 }], switches: ['no-sandbox'] } },
    {},
  ],
  [
    'a page that says itself that it is not confined',
    'sandbox',
    'not confined',
    { page: { processes: [{ pid: 900, sandboxed: false }], switches: [] } },
    {},
  ],
]

it.each(CHANGED)('%s closes the gate %s', async (_, gate, words, change, given) => {
  const seen = await verdicts(SOUND, change, given)
  expect(seen[gate]).toMatchObject({ verdict: 'fail' })
  expect(seen[gate]?.evidence).toContain(words)
})

/** What else opens a gate. */
const GREEN: readonly (readonly [string, string, string, Tree])[] = [
  ['no radio', 'radio', 'no radio', withoutRadios()],
  ['a kernel that cannot', 'hibernation', 'no hibernation', bent({ '/sys/power/state': 'mem\n' })],
  [
    'a kernel that is told not to',
    'hibernation',
    'disabled',
    bent({ '/sys/power/disk': '[disabled]\n', '/sys/power/resume': '8:3\n' }),
  ],
  [
    'core files that are limited',
    'core-dumps',
    'limited to 0',
    bent({
      '/proc/sys/kernel/core_pattern': 'core\n',
      '/proc/self/limits': 'Max core file size        0                    0           bytes\n',
    }),
  ],
  [
    'a disk encrypted below a volume manager',
    'disk',
    'encrypted device',
    {
      ...mounts('30 21 253:1 / /home rw - ext4 /dev/mapper/vg-home rw'),
      '/sys/dev/block/253:1/dm/uuid': 'LVM-abc\n',
      '/sys/dev/block/253:1/slaves/dm-0/x': '',
      '/sys/class/block/dm-0/dev': '253:0\n',
      '/sys/dev/block/253:0/dm/uuid': 'CRYPT-LUKS2-0123\n',
    },
  ],
  [
    'a file system with a number of its own on an encrypted device',
    'disk',
    'encrypted device',
    {
      ...mounts('30 21 0:44 / /home rw - btrfs /dev/mapper/home rw'),
      '/dev/mapper/home': '-> ../dm-0',
      '/dev/dm-0': '',
      '/sys/class/block/dm-0/dev': '253:0\n',
      '/sys/dev/block/253:0/dm/uuid': 'CRYPT-LUKS2-0123\n',
    },
  ],
  ['a machine without a battery', 'power', 'no battery', withoutBattery()],
]

function withoutRadios(): Tree {
  const radios = Object.keys(SOUND).filter((path) => /rfkill|bluetooth|wlp2s0/.test(path))
  return bent(Object.fromEntries(radios.map((path) => [path, undefined])))
}

function withoutBattery(): Tree {
  const supplies = Object.keys(SOUND).filter((path) => /BAT0|AC\//.test(path))
  return bent({
    ...Object.fromEntries(supplies.map((path) => [path, undefined])),
    '/sys/class/power_supply/mouse/type': 'Battery\n',
    '/sys/class/power_supply/mouse/scope': 'Device\n',
  })
}

it.each(GREEN)('%s opens the gate %s', async (_, gate, words, tree) => {
  const seen = await verdicts(tree)
  expect(seen[gate]).toMatchObject({ verdict: 'pass' })
  expect(seen[gate]?.evidence).toContain(words)
})

describe('where the machine does not tell', () => {
  it('two people are asked, but for what the program knows of itself', async () => {
    const { gates } = await readGates(subjectOf(silentMachine(), { clocks: [], page: undefined }))
    const asked = gates.filter(({ verdict }) => verdict === 'ask').map(({ gate }) => gate)
    const known = ['read-only', 'sandbox', 'build', 'self-test', 'random']
    expect(asked).toEqual(GATES.map(({ gate }) => gate).filter((gate) => !known.includes(gate)))
  })

  it('nobody hides others behind a /proc that shows only their own', async () => {
    const seen = await verdicts(bent({ '/proc/1/comm': undefined }))
    expect(seen.watchers).toMatchObject({ verdict: 'ask' })
  })

  it('an address, a vault that is off, a battery, an onlooker and somebody else are seen elsewhere, too', async () => {
    const given = {
      platform: 'darwin',
      addressed: () => ['en0'],
      run: (command: string) =>
        ({
          fdesetup: 'FileVault is Off.\n',
          pmset: "Now drawing from 'Battery Power'\n",
          ps: 'launchd\nscreensharingd\n',
          who: 'user console\nother ttys000\n',
        })[command],
    }
    const seen = await verdicts({}, {}, given)
    for (const gate of ['network', 'disk', 'power', 'watchers', 'users'])
      expect({ gate, ...seen[gate] }).toMatchObject({ gate, verdict: 'fail' })
    const windows = await verdicts({}, {}, { platform: 'win32', run: () => '"obs64.exe","7"\r\n' })
    expect(windows.watchers).toMatchObject({ verdict: 'fail' })
  })
})

it('no hardware address, user name or control character goes into the log', async () => {
  const seen = await verdicts(
    bent({
      '/sys/class/net/enx00e04c680a1b/flags': '0x1003\n',
      '/sys/class/net/a\u001bb/flags': '0x1003\n',
    }),
  )
  expect(seen.network?.evidence).toBe('up: a?b, enx(address)')
  const all = JSON.stringify(await verdicts(SOUND))
  expect(all).not.toMatch(/\buser\b(?! )|1000|ceremonies|([0-9a-f]{2}:){5}/)
  // The build hash is whole.
  expect((await verdicts(SOUND)).build?.evidence).toBe(`SHA-256 ${HASH}`)
})

it('reads any tree without breaking, into an event that the catalogue takes', async () => {
  const files = fc.dictionary(
    fc.constantFrom(...Object.keys(SOUND)),
    fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...Object.values(SOUND))),
  )
  await fc.assert(
    fc.asyncProperty(files, async (change) => {
      const machine = inMemory({ ...SOUND, ...change })
      const what = await readGates(subjectOf(machine, { random: (n) => new Uint8Array(n) }))
      expect(v.safeParse(EVENTS['preflight.recorded'], what).success).toBe(true)
    }),
    { numRuns: 300 },
  )
})

it('reads the machine that it runs on', async () => {
  const what = await readGates(subjectOf(machineAt()))
  expect(what.platform).toBe(process.platform)
  expect(what.gates.map(({ gate }) => gate)).toEqual(GATES.map(({ gate }) => gate))
  expect(v.safeParse(EVENTS['preflight.recorded'], what).success).toBe(true)
})
