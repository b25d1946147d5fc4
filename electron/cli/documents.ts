import { eventsOf, checkChain } from '#shared/log/checks/chain.ts'
import { readUnlisted } from '#shared/log/checks/folder.ts'
import type { BundleSource } from '#shared/log/source.ts'
import { IN_BUNDLE, writeDocuments, writePart } from '../services/documents.ts'
import { refuseExisting } from '../services/media.ts'
import { openEvidence } from './bundles.ts'
import type { Command } from './command.ts'
import { languageOption } from './language.ts'

/**
 * `claviger documents`: every document of an ended ceremony from its verified bundle; on request
 * also its evidence part and its custody part, each for other people.
 */
export const documentsCommand: Command = {
  usage:
    'documents --bundle BUNDLE --out DIR [--evidence DIR] [--custody DIR] [--signers FILE] [--head HEX|WORDS] [--language en|de]',
  shape: {
    positionals: [],
    options: {
      bundle: 'one',
      out: 'one',
      evidence: 'one',
      custody: 'one',
      signers: 'one',
      head: 'head',
      language: 'one',
    },
    required: ['bundle', 'out'],
  },
  run: async (given, terminal) => {
    const folder = (option: string) => {
      const path = given.one(option)
      return path === undefined ? undefined : terminal.path(path)
    }
    const out = terminal.path(given.need('out'))
    const language = languageOption(given)
    const parts = [
      { part: 'evidence', dir: folder('evidence') },
      { part: 'custody', dir: folder('custody') },
    ] as const
    for (const dir of [out, ...parts.map((one) => one.dir)])
      if (dir !== undefined) refuseExisting(dir)
    const { source, state, report } = await openEvidence(given, terminal, { public: false })
    const files = readBundle(source)
    const log = checkChain(readUnlisted(source, 'log.jsonl'))
    const ended = {
      state,
      events: [...eventsOf(log)],
      hashes: log.hashes,
      head: report.fingerprint,
      ...(language === undefined ? {} : { language }),
    }
    const written = [...writeDocuments(out, ended, files).keys()].sort()
    terminal.say(`${written.length} documents of ceremony ${report.ceremony}:`)
    for (const name of written) terminal.say(`  ${name}`)
    if (language !== undefined)
      terminal.say(
        `${IN_BUNDLE.join(' and ')} are as the bundle holds them, in the language of the ceremony`,
      )
    for (const { part, dir } of parts)
      if (dir !== undefined)
        terminal.say(`${part} part: ${writePart(dir, part, files).size} files in ${dir}`)
    return { document: { ok: true, ceremony: report.ceremony, documents: written } }
  },
}

/** The whole of a bundle that was verified: no larger than its log says. */
function readBundle(source: BundleSource): Map<string, Uint8Array> {
  const files = source.list().filter(({ kind }) => kind === 'file')
  return new Map(files.map(({ path, bytes }) => [path, source.read(path, bytes)]))
}
