/** Runs the self test on whatever crypto library the runtime brings and prints the results. */
import { runSelfTest } from '#electron/services/selftest.ts'

process.stdout.write(JSON.stringify(await runSelfTest()))
