import { CeremonyError } from '#shared/errors.ts'
import { type Saying, say } from '#shared/text/saying.ts'

const PLAIN: { readonly [code: string]: Saying } = {
  ENOSPC: say('medium.full'),
  EDQUOT: say('medium.quota'),
  EIO: say('medium.failed'),
  ENXIO: say('medium.gone'),
  ENODEV: say('medium.gone'),
  ENOENT: say('medium.not-there'),
  ENOTDIR: say('medium.part-no-folder'),
  EROFS: say('medium.read-only'),
  EACCES: say('medium.no-permission'),
  EPERM: say('medium.no-permission'),
  EFBIG: say('medium.file-too-large'),
  ENAMETOOLONG: say('medium.name-too-long'),
  EMFILE: say('medium.many-open'),
  EBUSY: say('medium.busy'),
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
  if (code === 'EEXIST') return new CeremonyError('output.exists', say('medium.exists'), { path })
  return new CeremonyError('io.failed', PLAIN[code] ?? say('medium.system', { code }), { path })
}
