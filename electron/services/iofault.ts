import { CeremonyError } from '#shared/errors.ts'

const PLAIN: { readonly [code: string]: string } = {
  ENOSPC: 'no space is left on the medium',
  EDQUOT: 'no space is left for this user',
  EIO: 'the medium failed',
  ENXIO: 'the medium is gone',
  ENODEV: 'the medium is gone',
  ENOENT: 'the folder or file is not there',
  ENOTDIR: 'a part of the path is not a folder',
  EROFS: 'the medium is write-protected',
  EACCES: 'this program has no permission there',
  EPERM: 'this program has no permission there',
  EFBIG: 'the file is too large for this medium',
  ENAMETOOLONG: 'the name is too long for this medium',
  EMFILE: 'too many files are open',
  EBUSY: 'another program is using it',
}

/** The code of a system error (`ENOSPC`), undefined for anything else. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' && /^E[A-Z0-9]+$/.test(error.code) ? error.code : undefined
}

/**
 * A system error in plain words: 'output.exists' for a name that is taken, 'io.failed' for the
 * rest; anything that is no system error comes back as it is.
 */
export function ioFault(error: unknown, path: string): unknown {
  const code = systemCode(error)
  if (code === undefined) return error
  if (code === 'EEXIST') return new CeremonyError('output.exists', 'it exists already', { path })
  return new CeremonyError('io.failed', PLAIN[code] ?? `the system said ${code}`, { path })
}
