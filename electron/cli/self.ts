import { buildWords } from '#shared/crypto/buildwords.ts'
import { CeremonyError } from '#shared/errors.ts'
import {
  archiveHash,
  filesBesideArchive,
  findArchive,
  type NativeFile,
} from '../services/archive.ts'
import { runSelfTest } from '../services/selftest.ts'
import { VERSION } from '../services/software.ts'
import type { Answer, Command } from './command.ts'
import { exitCodeOf } from './exitcode.ts'
import { failureDocument, type Terminal } from './terminal.ts'
import { say as phrase } from '#shared/text/saying.ts'

/**
 * `claviger self`: which program this is, on what it runs, and whether its primitives hold. With
 * `--app`, which build a packaged program is, without starting it.
 */
export const selfCommand: Command = {
  usage: 'self [--app FOLDER]',
  shape: { positionals: [], options: { app: 'one' } },
  run: async (given, terminal) => {
    const folder = given.one('app')
    return folder === undefined ? selfAnswer(terminal) : packagedAnswer(terminal, folder)
  },
}

async function selfAnswer({ host, say }: Terminal): Promise<Answer> {
  const { software, build, native, name, packaged, crypto } = host
  const selfTest = await runSelfTest()
  say(software)
  sayBuild(say, build, native)
  say(`host    ${name} ${process.version}, ${process.platform} ${process.arch}`)
  say(`        ${packaged ? 'packaged' : 'not packaged: rehearsals only'}`)
  say(`crypto  ${crypto}`)
  say('self test:')
  for (const { name, ok } of selfTest) say(`  ${ok ? 'ok    ' : 'FAILED'}  ${name}`)
  const words = buildWords(build)
  const facts = {
    version: VERSION,
    software,
    build,
    words,
    native,
    host: name,
    packaged,
    crypto,
    selfTest,
  }
  const failed = selfTest.filter(({ ok }) => !ok).map(({ name }) => name)
  if (failed.length === 0) return { document: { ok: true, ...facts } }
  const error = new CeremonyError(
    'selftest.failed',
    phrase('machine.wrong-answers', { names: failed.join(', ') }),
  )
  say(`${error.message}. ${error.hint}`)
  return { document: { ...failureDocument(error), ...facts }, exit: exitCodeOf(error.code) }
}

function packagedAnswer({ path, say }: Terminal, folder: string): Answer {
  const app = findArchive(path(folder))
  const build = archiveHash(app)
  const native = filesBesideArchive(app)
  say(`packaged program ${app}`)
  sayBuild(say, build, native)
  return { document: { ok: true, packaged: true, app, build, words: buildWords(build), native } }
}

/** As the first screen of the program shows it. */
function sayBuild(say: Terminal['say'], build: string, native: readonly NativeFile[]): void {
  say(`build   ${build}`)
  say(`        ${buildWords(build).join(' ')}`)
  for (const { file, sha256 } of native) say(`native  ${sha256}  ${file}`)
}
