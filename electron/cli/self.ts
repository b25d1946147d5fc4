import { toWords } from '#shared/crypto/pgpwords.ts'
import { fromHex } from '#shared/bytes.ts'
import { CeremonyError } from '#shared/errors.ts'
import { runSelfTest } from '../services/selftest.ts'
import { VERSION } from '../services/software.ts'
import type { Command } from './command.ts'
import { exitCodeOf } from './exitcode.ts'
import { failureDocument } from './terminal.ts'

/** Sixteen words are enough to tell one build from another. */
const BUILD_BYTES = 16

/** `claviger self`: which program this is, on what it runs, and whether its primitives hold. */
export const selfCommand: Command = {
  usage: 'self',
  shape: { positionals: [], options: {} },
  run: async (_, { host, say }) => {
    const { software, build, name, crypto } = host
    const words = toWords(fromHex(build).subarray(0, BUILD_BYTES))
    const selfTest = await runSelfTest()
    say(software)
    say(`build   ${build}`)
    say(`        ${words.join(' ')}`)
    say(`host    ${name} ${process.version}, ${process.platform} ${process.arch}`)
    say(`crypto  ${crypto}`)
    say('self test:')
    for (const { name, ok } of selfTest) say(`  ${ok ? 'ok    ' : 'FAILED'}  ${name}`)
    const facts = { version: VERSION, software, build, words, host: name, crypto, selfTest }
    const failed = selfTest.filter(({ ok }) => !ok).map(({ name }) => name)
    if (failed.length === 0) return { document: { ok: true, ...facts } }
    const error = new CeremonyError('selftest.failed', `wrong answers: ${failed.join(', ')}`)
    say(`${error.message}. ${error.hint}`)
    return { document: { ...failureDocument(error), ...facts }, exit: exitCodeOf(error.code) }
  },
}
