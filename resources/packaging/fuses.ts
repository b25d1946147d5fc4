/**
 * The fuses of the shipped binary (electron: docs/tutorial/fuses.md), as data, so that a test and a
 * reviewer can read them. All nine are set; a tenth in a later Electron fails the packaging.
 */
import { FuseV1Options as Fuse } from '@electron/fuses'

/** One fuse, its value, and why. */
export type FuseRow = readonly [fuse: Fuse, on: boolean, why: string]

/** Only there does Electron check the archive against a hash in the binary. */
const CHECKS_ARCHIVE = ['darwin', 'mas', 'win32']

/** The table as @electron/fuses takes it. */
export function fuseValues(platform: string): Record<Fuse, boolean> {
  return Object.fromEntries(fusesFor(platform).map(([fuse, on]) => [fuse, on])) as Record<
    Fuse,
    boolean
  >
}

/** The table for a platform, as electron-builder names it. */
export function fusesFor(platform: string): readonly FuseRow[] {
  return [
    [Fuse.RunAsNode, false, 'ELECTRON_RUN_AS_NODE would run any script under our name'],
    [Fuse.EnableCookieEncryption, false, 'there are no cookies, and it may open the OS keyring'],
    [Fuse.EnableNodeOptionsEnvironmentVariable, false, 'NODE_OPTIONS could load other code first'],
    [Fuse.EnableNodeCliInspectArguments, false, '--inspect and SIGUSR1 open a debugger'],
    [
      Fuse.EnableEmbeddedAsarIntegrityValidation,
      CHECKS_ARCHIVE.includes(platform),
      'the archive is checked where the platform can do it',
    ],
    [Fuse.OnlyLoadAppFromAsar, true, 'a folder beside the archive is not run in its place'],
    [Fuse.LoadBrowserProcessSpecificV8Snapshot, false, 'no snapshot of our own is shipped'],
    [Fuse.GrantFileProtocolExtraPrivileges, false, 'nothing is loaded from file://'],
    [Fuse.WasmTrapHandlers, true, 'as it comes: the page may not compile WebAssembly anyway'],
  ]
}
