/** The last word on a package that is laid out and not yet signed. */
import { join } from 'node:path'
import { FuseVersion, flipFuses } from '@electron/fuses'
import { contentFaults } from './contents.ts'
import { fuseValues } from './fuses.ts'

/** What electron-builder tells its hook, as far as it is used. */
export interface Laid {
  readonly appOutDir: string
  readonly arch: number
  readonly electronPlatformName: string
  readonly packager: {
    readonly executableName?: string
    readonly appInfo?: { readonly productFilename: string }
    getResourcesDir(appOutDir: string): string
  }
}

// builder-util: enum Arch
const ARCHITECTURES = ['ia32', 'x64', 'armv7l', 'arm64', 'universal']

/** Refuses a package of other contents, then sets every fuse; refuses a fuse that we do not name. */
export async function finishPackage(laid: Laid): Promise<void> {
  const { appOutDir, arch, electronPlatformName: platform, packager } = laid
  const resources = packager.getResourcesDir(appOutDir)
  const faults = contentFaults(resources, platform, ARCHITECTURES[arch] ?? 'unknown')
  if (faults.length > 0)
    throw new Error(`the package is not as it should be:\n${faults.join('\n')}`)
  await flipFuses(join(appOutDir, binaryName(laid)), {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: platform === 'darwin',
    ...fuseValues(platform),
  })
}

function binaryName({ electronPlatformName, packager }: Laid): string {
  const name = packager.appInfo?.productFilename ?? ''
  if (electronPlatformName === 'linux') return packager.executableName ?? name
  return electronPlatformName === 'win32' ? `${name}.exe` : `${name}.app`
}
