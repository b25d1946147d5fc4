/** Where the log lies and the evidence goes: encryption, space, media, and the program's own files. */
import type { Machine } from './machine.ts'
import { isWritable, type Mount, mountOf, readMounts } from './mounts.ts'
import { amount, ask, fail, type Judged, pass } from './verdict.ts'

type Storage = 'memory' | 'encrypted' | 'plain' | undefined

const IN_MEMORY = ['tmpfs', 'ramfs', 'rootfs']

/** What a folder lies on; undefined where the system does not tell. */
function readStorage(machine: Machine, folder: string): Storage {
  const mounts = readMounts(machine)
  return mounts === undefined ? undefined : storageOf(machine, mounts, folder, 4)
}

function storageOf(
  machine: Machine,
  mounts: readonly Mount[],
  folder: string,
  depth: number,
): Storage {
  const mount = mountOf(mounts, folder)
  if (mount === undefined || depth === 0) return undefined
  if (IN_MEMORY.includes(mount.type)) return 'memory'
  if (mount.type === 'overlay') {
    // A live system: what is written goes to the upper folder.
    const upper = mount.superOptions.find((one) => one.startsWith('upperdir='))?.slice(9)
    return upper === undefined ? undefined : storageOf(machine, mounts, upper, depth - 1)
  }
  const device = deviceOf(machine, mount)
  if (device === undefined) return undefined
  return isEncrypted(machine, device, 8) ? 'encrypted' : 'plain'
}

/** Major and minor number of a mount's device, also where the file system has a number of its own. */
function deviceOf(machine: Machine, { device, source }: Mount): string | undefined {
  if (!device.startsWith('0:')) return device
  if (!source.startsWith('/dev/')) return undefined
  const name = (machine.real(source) ?? source).split('/').at(-1)
  return machine.read(`/sys/class/block/${name}/dev`)?.trim()
}

/** True when a device, or every device below it, is one of dm-crypt. */
function isEncrypted(machine: Machine, device: string, depth: number): boolean {
  const at = `/sys/dev/block/${device}`
  if (machine.read(`${at}/dm/uuid`)?.startsWith('CRYPT-')) return true
  const below = machine.list(`${at}/slaves`) ?? []
  if (below.length === 0 || depth === 0) return false
  return below.every((name) => {
    const inner = machine.read(`/sys/class/block/${name}/dev`)?.trim()
    return inner !== undefined && isEncrypted(machine, inner, depth - 1)
  })
}

function judgeStorage(storage: Storage): Judged {
  switch (storage) {
    case 'memory':
      return pass('the folder of the log is in memory')
    case 'encrypted':
      return pass('the folder of the log is on an encrypted device')
    case 'plain':
      return fail('the folder of the log is on a device that is not encrypted')
    default:
      return ask('the system does not say whether the folder of the log is encrypted')
  }
}

export function diskGate(machine: Machine, folder: string): Judged {
  if (machine.platform === 'linux') return judgeStorage(readStorage(machine, folder))
  if (machine.platform !== 'darwin') return judgeStorage(undefined)
  const vault = machine.run('fdesetup', 'status')
  if (vault === undefined) return judgeStorage(undefined)
  return judgeStorage(vault.includes('FileVault is On') ? 'encrypted' : 'plain')
}

const MEBIBYTE = 1024 ** 2
const NEEDED_BYTES = 256 * MEBIBYTE

/** In steps, so that the evidence does not change with every entry. */
function judgeSpace(bytes: number | undefined): Judged {
  if (bytes === undefined) return ask('the system does not say how much space is free')
  if (bytes < NEEDED_BYTES) return fail('less than 256 MiB free')
  return pass(bytes < 4 * NEEDED_BYTES ? 'more than 256 MiB free' : 'more than 1 GiB free')
}

export function spaceGate(machine: Machine, folder: string): Judged {
  return judgeSpace(machine.freeBytes(folder))
}

interface Media {
  readonly mounted: number
  readonly writable: number
}

/** Mounted media that can be taken out: by their own word, on USB, or a memory card. */
function readMedia(machine: Machine): Media | undefined {
  const mounts = readMounts(machine)
  if (mounts === undefined) return undefined
  const found = mounts.filter((mount) => isMedium(machine, mount))
  const devices = new Set(found.map(({ device }) => device))
  const writable = new Set(found.filter(isWritable).map(({ device }) => device))
  return { mounted: devices.size, writable: writable.size }
}

function isMedium(machine: Machine, mount: Mount): boolean {
  const device = deviceOf(machine, mount)
  const place = device && machine.real(`/sys/dev/block/${device}`)
  if (!place) return false
  const disk = machine.has(`${place}/partition`) ? place.slice(0, place.lastIndexOf('/')) : place
  const says = (field: string) => machine.read(`${disk}/${field}`)?.trim()
  return place.includes('/usb') || says('removable') === '1' || says('device/type') === 'SD'
}

function judgeMedia(media: Media | undefined): Judged {
  if (media === undefined) return ask('the system does not list its media')
  const { mounted, writable } = media
  if (mounted === 0) return fail('no removable medium is mounted')
  const said = `${amount(mounted, 'removable medium', 'removable media')} mounted, ${writable} writable`
  return writable > 0 ? pass(said) : fail(said)
}

export function mediumGate(machine: Machine): Judged {
  return judgeMedia(machine.platform === 'linux' ? readMedia(machine) : undefined)
}

interface Protection {
  readonly mountedReadOnly: boolean
  readonly writable: boolean
}

/**
 * The program's files: of a package the archive, what lies beside it, and what lies in the folder
 * above, the binary among it; of a checkout its folder.
 */
function programFiles(machine: Machine, folder: string): readonly string[] {
  // Inside an archive nothing can be asked: the folder of the archive holds it.
  const archive = /^.*?\/[^/]*\.asar(?=\/|$)/.exec(folder)?.[0]
  if (archive === undefined) return [folder]
  const beside = archive.slice(0, archive.lastIndexOf('/'))
  const above = beside.slice(0, beside.lastIndexOf('/'))
  return [beside, above].flatMap((place) => [
    place,
    ...(machine.list(place) ?? []).map((name) => `${place}/${name}`),
  ])
}

function readProtection(machine: Machine, folder: string): Protection {
  const [place = folder, ...rest] = programFiles(machine, folder)
  const mount = mountOf(readMounts(machine) ?? [], place)
  const mountedReadOnly = mount !== undefined && !isWritable(mount)
  return { mountedReadOnly, writable: [place, ...rest].some((one) => machine.writable(one)) }
}

function judgeProtection({ mountedReadOnly, writable }: Protection): Judged {
  if (mountedReadOnly) return pass('the program lies on a read-only file system')
  if (writable) return fail('this user can write to the files of the program')
  return pass('this user cannot write to the files of the program')
}

export function readOnlyGate(machine: Machine, folder: string): Judged {
  if (machine.platform === 'win32') return ask('permissions are not read on this system')
  return judgeProtection(readProtection(machine, folder))
}
