import { closeSync, fstatSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { systemCode } from './iofault.ts'

/** File systems that cannot flush a folder (FUSE, Windows) answer with one of these. */
const CANNOT = ['EINVAL', 'ENOSYS', 'ENOTSUP', 'EISDIR', 'EPERM', 'EACCES', 'EBADF']

/** Flushes the names in a folder to the medium, where the file system can do that. */
export function syncFolder(folder: string, fsync: (fd: number) => void = fsyncSync): void {
  let fd: number | undefined
  try {
    fd = openSync(folder, 'r')
    fsync(fd)
  } catch (error) {
    const code = systemCode(error)
    if (code === undefined || !CANNOT.includes(code)) throw error
  } finally {
    if (fd !== undefined) closeSync(fd)
  }
}

/** Overwrites a file with zeros in place and flushes it; a file that is not there is none. */
export function zeroFile(path: string): void {
  let fd: number
  try {
    fd = openSync(path, 'r+')
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return
    throw error
  }
  try {
    const { size } = fstatSync(fd)
    const zeros = new Uint8Array(64 * 1024)
    for (let at = 0; at < size; )
      at += writeSync(fd, zeros, 0, Math.min(zeros.length, size - at), at)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
