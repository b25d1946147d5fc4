import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Machine, machineAt } from '#electron/services/preflight/machine.ts'

/** A machine of which nothing can be read: every gate that can be asks people. */
export function silentMachine(): Machine {
  return machineAt('/', {
    platform: 'other',
    read: () => undefined,
    list: () => undefined,
    real: () => undefined,
    has: () => false,
    writable: () => false,
    freeBytes: () => undefined,
    run: () => undefined,
    variable: () => undefined,
    addressed: () => [],
  })
}

/** Files by their paths; a value that begins with `-> ` is a link. */
export type Tree = { readonly [path: string]: string }

const SDB = '/sys/devices/pci0000:00/usb1/1-1/block/sdb'

/** A laptop as it should be before a ceremony: a live system, alone, on mains, with a stick. */
export const SOUND: Tree = {
  '/sys/class/net/lo/flags': '0x9\n',
  '/sys/class/net/enp1s0/flags': '0x1002\n',
  '/sys/class/net/wlp2s0/flags': '0x1002\n',
  '/sys/class/net/wlp2s0/phy80211/name': 'phy0\n',
  '/sys/class/rfkill/rfkill0/type': 'wlan\n',
  '/sys/class/rfkill/rfkill0/soft': '1\n',
  '/sys/class/rfkill/rfkill0/hard': '0\n',
  '/sys/class/rfkill/rfkill1/type': 'bluetooth\n',
  '/sys/class/rfkill/rfkill1/soft': '0\n',
  '/sys/class/rfkill/rfkill1/hard': '1\n',
  '/sys/class/bluetooth/hci0/address': 'x\n',
  '/sys/power/state': 'freeze mem disk\n',
  '/sys/power/disk': 'platform [shutdown] reboot\n',
  '/sys/power/resume': '0:0\n',
  '/sys/class/power_supply/AC/type': 'Mains\n',
  '/sys/class/power_supply/AC/online': '1\n',
  '/sys/class/power_supply/BAT0/type': 'Battery\n',
  '/sys/class/power_supply/BAT0/status': 'Not charging\n',
  '/proc/swaps': 'Filename\tType\tSize\tUsed\tPriority\n',
  '/proc/sys/kernel/core_pattern': '|/bin/false\n',
  '/proc/self/limits':
    'Limit                     Soft Limit           Hard Limit           Units     \n' +
    'Max core file size        0                    unlimited            bytes     \n',
  '/proc/self/status': 'Name:\tclaviger\nTracerPid:\t0\nSeccomp:\t0\n',
  '/proc/self/mountinfo': [
    '21 1 0:20 / / rw,relatime - overlay overlay rw,lowerdir=/run/live/rootfs,upperdir=/run/live/overlay/rw,workdir=/run/live/overlay/work',
    '22 21 0:21 / /run rw - tmpfs tmpfs rw',
    '23 21 7:0 / /run/live/rootfs ro - squashfs /dev/loop0 ro',
    '24 21 7:1 / /opt/claviger ro,relatime - squashfs /dev/loop1 ro',
    '25 21 8:17 / /media/red\\040medium rw,nosuid - ext4 /dev/sdb1 rw',
    '',
  ].join('\n'),
  '/run/systemd/sessions/1': 'UID=1000\nCLASS=user\nSTATE=active\n',
  '/run/systemd/sessions/c1': 'UID=110\nCLASS=greeter\nSTATE=online\n',
  '/proc/1/comm': 'systemd\n',
  '/proc/812/comm': 'claviger\n',
  '/proc/900/comm': 'claviger\n',
  '/proc/900/status': 'Name:\tclaviger\nSeccomp:\t2\n',
  [`${SDB}/removable`]: '1\n',
  [`${SDB}/sdb1/partition`]: '1\n',
  '/sys/dev/block/8:17': '-> ../../devices/pci0000:00/usb1/1-1/block/sdb/sdb1',
  '/opt/claviger/package.json': '{}',
  '/home/user/ceremonies/here': '',
}

/** The same without a disk: links lead nowhere. */
export function inMemory(tree: Tree): Machine {
  const paths = Object.keys(tree)
  const below = (path: string) => paths.filter((one) => one.startsWith(`${path}/`))
  return {
    ...silentMachine(),
    platform: 'linux',
    read: (path) => tree[path],
    has: (path) => path in tree || below(path).length > 0,
    list: (path) => {
      const names = below(path).map((one) => one.slice(path.length + 1).split('/')[0] ?? '')
      return names.length === 0 ? undefined : [...new Set(names)]
    },
  }
}

/** Lends a machine whose files are those of a tree, and nothing else. */
export async function onMachine<T>(
  tree: Tree,
  use: (machine: Machine) => T | Promise<T>,
  given: Partial<Machine> = {},
): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'claviger-machine-'))
  try {
    for (const [path, text] of Object.entries(tree)) {
      const file = join(root, path)
      mkdirSync(dirname(file), { recursive: true })
      if (text.startsWith('-> ')) symlinkSync(text.slice(3), file)
      else writeFileSync(file, text)
    }
    const answers: Partial<Machine> = {
      platform: 'linux',
      uid: 1000,
      user: 'user',
      freeBytes: () => 2 ** 33,
      run: (command) => (command === 'gsettings' ? 'false\n' : undefined),
      variable: () => undefined,
      addressed: () => [],
    }
    return await use(machineAt(root, { ...answers, ...given }))
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
