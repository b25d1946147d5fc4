/** Where a gate is nearly open: one step further it closes, or asks. */
import { close, open } from 'node:inspector'
import { afterEach, describe, expect, it } from 'vitest'
import type { Subject } from '#electron/services/preflight/gates.ts'
import type { Machine } from '#electron/services/preflight/machine.ts'
import { WATCHERS } from '#electron/services/preflight/people.ts'
import { fail } from '#electron/services/preflight/verdict.ts'
import { bent, mounts, reading, verdicts } from '../../../support/gates.ts'
import { SOUND, type Tree } from '../../../support/machine.ts'

const MEBIBYTE = 1024 ** 2
const OWN = 'UID=1000\nCLASS=user\nSTATE=active\n'
const WRITABLE = bent({
  '/proc/self/mountinfo': SOUND['/proc/self/mountinfo']?.replace(
    'ro,relatime - squashfs /dev/loop1 ro',
    'rw,relatime - ext4 /dev/loop1 rw',
  ),
  '/opt/claviger/claviger': 'x',
  '/opt/claviger/resources/app.asar': 'x',
  '/opt/claviger/resources/app.asar.unpacked/a.node': 'x',
})
const PACKAGE = { program: '/opt/claviger/resources/app.asar' }

const variables = (set: { readonly [name: string]: string }): Partial<Machine> => ({
  variable: (name) => set[name],
})
const writing = (file: string): Partial<Machine> => ({ writable: (path) => path === file })
const raid = (second: string): Tree => ({
  ...mounts('30 21 9:0 / /home rw - ext4 /dev/md0 rw'),
  '/sys/dev/block/9:0/slaves/dm-0/x': '',
  '/sys/dev/block/9:0/slaves/dm-1/x': '',
  '/sys/class/block/dm-0/dev': '253:0\n',
  '/sys/class/block/dm-1/dev': '253:1\n',
  '/sys/dev/block/253:0/dm/uuid': 'CRYPT-LUKS2-0123\n',
  '/sys/dev/block/253:1/dm/uuid': second,
})
const who = (...lines: string[]): Partial<Machine> => ({
  platform: 'darwin',
  run: (command) => (command === 'who' ? lines.join('\n') : undefined),
})

type Edge = [string, string, string, string, Tree, Partial<Subject>, Partial<Machine>]

/** What is so, the gate, its verdict, words of its evidence, and the machine. */
const EDGES: Edge[] = [
  [
    'a library before all others',
    'debugger',
    'fail',
    'LD_PRELOAD',
    SOUND,
    {},
    variables({ LD_PRELOAD: '/x.so' }),
  ],
  [
    'a library that looks on',
    'debugger',
    'fail',
    'LD_AUDIT',
    SOUND,
    {},
    variables({ LD_AUDIT: '/x.so' }),
  ],
  [
    'the same on macOS',
    'debugger',
    'fail',
    'DYLD_INSERT_LIBRARIES',
    SOUND,
    {},
    variables({ DYLD_INSERT_LIBRARIES: '/x' }),
  ],
  [
    'a library for every program',
    'debugger',
    'fail',
    '/etc/ld.so.preload',
    bent({ '/etc/ld.so.preload': '/usr/lib/x.so\n' }),
    {},
    {},
  ],
  [
    'an empty list of such libraries',
    'debugger',
    'pass',
    'no debugger',
    bent({ '/etc/ld.so.preload': '\n' }),
    {},
    {},
  ],
  [
    'a list of them that cannot be read',
    'debugger',
    'fail',
    '/etc/ld.so.preload',
    bent({ '/etc/ld.so.preload/x': '' }),
    {},
    {},
  ],
  [
    'one person who read a watch',
    'clock',
    'ask',
    'not stated by two',
    SOUND,
    { clocks: [reading('admin', 1)] },
    {},
  ],
  [
    'one person who read it twice',
    'clock',
    'ask',
    'not stated by two',
    SOUND,
    { clocks: [reading('admin', 1), reading('admin', 2)] },
    {},
  ],
  [
    'readings of another time',
    'clock',
    'ask',
    'not stated by two',
    SOUND,
    { clocks: [reading('admin', 1), { ...reading('witness', 900), at: 'closing' }] },
    {},
  ],
  [
    'a radio that does not say whether it is off',
    'radio',
    'fail',
    'on: wlan',
    bent({
      '/sys/class/rfkill/rfkill0/soft': undefined,
      '/sys/class/rfkill/rfkill0/hard': undefined,
    }),
    {},
    {},
  ],
  [
    'too little space',
    'space',
    'fail',
    'less than 256 MiB',
    SOUND,
    {},
    { freeBytes: () => 256 * MEBIBYTE - 1 },
  ],
  [
    'just enough space',
    'space',
    'pass',
    'more than 256 MiB',
    SOUND,
    {},
    { freeBytes: () => 256 * MEBIBYTE },
  ],
  [
    'an array of disks, one of them in clear',
    'disk',
    'fail',
    'not encrypted',
    raid('LVM-abc\n'),
    {},
    {},
  ],
  [
    'an array of encrypted disks',
    'disk',
    'pass',
    'encrypted device',
    raid('CRYPT-LUKS2-4567\n'),
    {},
    {},
  ],
  [
    'two mounts at one place, the later in clear',
    'disk',
    'fail',
    'not encrypted',
    {
      ...mounts(
        '30 21 253:0 / /home rw - ext4 /dev/dm-0 rw',
        '31 21 8:2 / /home rw - ext4 /dev/sda2 rw',
      ),
      '/sys/dev/block/253:0/dm/uuid': 'CRYPT-LUKS2-0123\n',
    },
    {},
    {},
  ],
  ['a memory card', 'medium', 'pass', '1 writable', memoryCard(), {}, {}],
  [
    'two batteries, one of them not fed',
    'power',
    'fail',
    'on battery',
    bent({
      '/sys/class/power_supply/AC/online': '0\n',
      '/sys/class/power_supply/BAT1/type': 'Battery\n',
      '/sys/class/power_supply/BAT1/status': 'Discharging\n',
    }),
    {},
    {},
  ],
  [
    'somebody else who is logging out',
    'users',
    'pass',
    'nobody else',
    bent({ '/run/systemd/sessions/7': 'UID=1001\nCLASS=user\nSTATE=closing\n' }),
    {},
    {},
  ],
  [
    'the same user a second time',
    'users',
    'fail',
    'a second time',
    bent({ '/run/systemd/sessions/7': OWN }),
    {},
    {},
  ],
  [
    'the same user, from elsewhere',
    'users',
    'fail',
    'from elsewhere',
    bent({ '/run/systemd/sessions/1': `${OWN}REMOTE=1\n` }),
    {},
    {},
  ],
  [
    'the manager of the own user',
    'users',
    'pass',
    'nobody else',
    bent({ '/run/systemd/sessions/7': 'UID=1000\nCLASS=manager\nSTATE=active\n' }),
    {},
    {},
  ],
  [
    'the same user from elsewhere, by the list',
    'users',
    'fail',
    'from elsewhere',
    SOUND,
    {},
    who('user console Nov 28', 'user ttys001 Nov 28 (10.0.0.7)'),
  ],
  [
    'the same user in windows of this screen',
    'users',
    'pass',
    'nobody else',
    SOUND,
    {},
    who('user console Nov 28', 'user ttys001 Nov 28 (:0)'),
  ],
  [
    'a page of which nothing is known',
    'sandbox',
    'ask',
    'does not say',
    SOUND,
    { page: { processes: [{ pid: 901 }], switches: [] } },
    {},
  ],
  [
    'a package that nobody can change',
    'read-only',
    'pass',
    'cannot write',
    WRITABLE,
    PACKAGE,
    writing('/home'),
  ],
  [
    'an archive that its user can change',
    'read-only',
    'fail',
    'can write',
    WRITABLE,
    PACKAGE,
    writing('/opt/claviger/resources/app.asar'),
  ],
  [
    'native files that the user can change',
    'read-only',
    'fail',
    'can write',
    WRITABLE,
    PACKAGE,
    writing('/opt/claviger/resources/app.asar.unpacked'),
  ],
  [
    'a folder in which the archive can be replaced',
    'read-only',
    'fail',
    'can write',
    WRITABLE,
    PACKAGE,
    writing('/opt/claviger/resources'),
  ],
  [
    'a binary that its user can change',
    'read-only',
    'fail',
    'can write',
    WRITABLE,
    PACKAGE,
    writing('/opt/claviger/claviger'),
  ],
]

function memoryCard(): Tree {
  const disk = '/sys/devices/pci0000:00/mmc_host/mmc0/mmc0:aaaa/block/mmcblk0'
  return {
    ...bent({
      '/proc/self/mountinfo': SOUND['/proc/self/mountinfo']?.replace('8:17', '179:1'),
      '/sys/dev/block/8:17': undefined,
    }),
    [`${disk}/removable`]: '0\n',
    [`${disk}/device/type`]: 'SD\n',
    [`${disk}/mmcblk0p1/partition`]: '1\n',
    '/sys/dev/block/179:1':
      '-> ../../devices/pci0000:00/mmc_host/mmc0/mmc0:aaaa/block/mmcblk0/mmcblk0p1',
  }
}

it.each(EDGES)('%s: the gate %s says %s', async (_, gate, verdict, words, tree, change, given) => {
  const seen = await verdicts(tree, change, given)
  expect(seen[gate]).toMatchObject({ verdict })
  expect(seen[gate]?.evidence).toContain(words)
})

describe('the inspector', () => {
  const before = [...process.execArgv]
  afterEach(() => {
    close()
    process.execArgv.splice(0, process.execArgv.length, ...before)
  })

  it('closes the gate when it listens', async () => {
    open(0, '127.0.0.1')
    expect((await verdicts(SOUND)).debugger).toMatchObject({
      verdict: 'fail',
      evidence: 'the inspector is on',
    })
  })

  it('closes the gate when the process was started with it, and may listen later', async () => {
    process.execArgv.push('--inspect-port=0')
    expect((await verdicts(SOUND)).debugger).toMatchObject({ verdict: 'fail' })
  })

  it('leaves it open otherwise', async () => {
    expect((await verdicts(SOUND)).debugger).toMatchObject({ verdict: 'pass' })
  })
})

it('the programs that show a screen to others are these, each by its name', async () => {
  const named =
    'anydesk ardagent chrome-remote-desktop ffmpeg gnome-remote-desktop-daemon kazam krfb ' +
    'nxserver.bin obs obs64 parsecd peek recordmydesktop remoting_host rustdesk screensharingd ' +
    'simplescreenrecorder sunshine teamviewer teamviewerd vino-server vncserver vokoscreenng ' +
    'wf-recorder x0vncserver x11vnc x2goagent xrdp xvnc'
  expect([...WATCHERS].sort().join(' ')).toBe(named)
})

it('evidence is cut after 300 characters', () => {
  expect(fail('x'.repeat(301)).evidence).toBe('x'.repeat(300))
})
