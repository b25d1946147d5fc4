import { combine, split } from 'shamir-secret-sharing'
import { nativeFilesOf } from './archive.ts'
import { verifyNative } from './ed25519.ts'
import type { Host } from './host.ts'
import { PRODUCTION_KDF, REHEARSAL_KDF } from './keyring.ts'
import { oaepEncrypt } from './oaep.ts'
import { machineAt } from './preflight/machine.ts'
import { osRandom } from './random.ts'
import { type Known, runSelfTest } from './selftest.ts'
import { buildHash, cryptoLibrary, programRoot, releaseConstants, SOFTWARE } from './software.ts'

let answers: Promise<readonly Known[]> | undefined

/** Once in the life of a process: the binary does not change under it. */
function selfTest(): Promise<readonly Known[]> {
  answers ??= runSelfTest()
  return answers
}

/** Plain Node as a host: the command line and the tests. It never carries a production ceremony. */
export function nodeHost(): Host {
  return {
    name: 'node',
    packaged: false,
    software: SOFTWARE,
    build: buildHash(),
    native: nativeFilesOf(programRoot()),
    crypto: cryptoLibrary(),
    kdf: (mode) => (mode === 'production' ? PRODUCTION_KDF : REHEARSAL_KDF),
    constants: { en: releaseConstants('en'), de: releaseConstants('de') },
    random: osRandom,
    clock: () => Date.now(),
    monotonic: () => performance.now(),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    split,
    combine,
    verify: verifyNative,
    oaep: oaepEncrypt,
    machine: machineAt(),
    selfTest,
  }
}
