import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Lends a copy of a bundle that a test may spoil. */
export async function withCopy<T>(
  bundle: string,
  use: (copy: string, folder: string) => T | Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'claviger-copy-'))
  const copy = join(folder, 'bundle')
  try {
    cpSync(bundle, copy, { recursive: true })
    return await use(copy, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
