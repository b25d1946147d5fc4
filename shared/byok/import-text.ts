import type { ImportParameters, KeyCheck, OaepHash, PackageContent } from './provider.ts'

/** A section of IMPORT.md: sentences, and the literal commands under them. */
export interface Section {
  readonly title: string
  readonly text: readonly string[]
  readonly commands?: readonly string[]
}

/** What a provider says about one package. */
export interface ImportText {
  readonly provider: string
  readonly hash: OaepHash
  /** When the window closes, where the provider gives no time. */
  readonly window?: string
  /** The files to compare, with their SHA-256. */
  readonly files: readonly (readonly [name: string, sha256: string])[]
  readonly sections: readonly Section[]
  /** Errors of the service, each with what it means. */
  readonly errors: readonly (readonly [error: string, meaning: string])[]
}

/** How long the token that came with a wrapping key is good for. */
export function tokenLife(expires: string | undefined): string {
  return expires === undefined
    ? 'The import token lives for 24 hours after it was fetched.'
    : `Import before ${expires}: then the import token ends, and the wrapping is repeated with new parameters and a quorum.`
}

/**
 * IMPORT.md of a package. In production it holds the literal commands; in a rehearsal none,
 * because the package would import.
 */
export function importDocument(content: PackageContent, text: ImportText): string {
  const { key, mode } = content
  const rehearsal = mode === 'rehearsal'
  const title = rehearsal
    ? `# ${key.label}: REHEARSAL, do not import`
    : `# ${key.label}: import into ${text.provider}`
  const body = rehearsal ? rehearsalText(text) : productionText(text)
  return `${[title, factTable(content, text), ...body].join('\n\n')}\n`
}

function productionText({ sections, errors, files }: ImportText): string[] {
  return [
    'Work on a machine that is online, in this folder, in a POSIX shell.',
    sectionText({
      title: 'Compare the files',
      text: ['Stop if a line differs from this one:', ...files.map(fileLine)],
      commands: [`sha256sum ${files.map(([name]) => name).join(' ')}`],
    }),
    ...sections.map(sectionText),
    '## Errors to recognise',
    table(['The service says', 'It means'], errors),
  ]
}

function rehearsalText({ files }: ImportText): string[] {
  return [
    'This package was made in a rehearsal. It is a real one: the service would take it.',
    'Do not import it. Delete the folder when the rehearsal has been reviewed.',
    'In production this file holds the commands to import the key and to check it afterwards.',
    '## Files',
    files.map(fileLine).join('\n'),
  ]
}

function factTable(
  { ceremony, mode, key, check, target, parameters }: PackageContent,
  text: ImportText,
): string {
  return table(
    ['What', 'Value'],
    [
      ['Key', `${key.label}, ${key.algorithm}`],
      checkRow(check),
      ['Goes into', target.key],
      ['Method', `${target.method}: OAEP with ${text.hash}, MGF1 with the same`],
      ['Wrapping key', `RSA-${parameters.bits}, SHA-256 of its DER ${parameters.sha256}`],
      ...tokenRows(parameters, text),
      ['Ceremony', `${ceremony}, ${mode}`],
    ],
  )
}

function checkRow(check: KeyCheck): readonly [string, string] {
  return 'kcv' in check ? ['Key check value', check.kcv] : ['Public key', check.spki]
}

function tokenRows(
  { tokenSha256, expires }: ImportParameters,
  { window = 'the plan does not say when' }: ImportText,
): (readonly [string, string])[] {
  return [
    ...(tokenSha256 === undefined ? [] : [['Import token', `SHA-256 ${tokenSha256}`] as const]),
    ['Window closes', expires ?? window],
  ]
}

function sectionText({ title, text, commands = [] }: Section): string {
  const blocks = commands.map((command) => `\`\`\`sh\n${command}\n\`\`\``)
  return [`## ${title}`, text.join('\n'), ...blocks].join('\n\n')
}

function fileLine([name, sha256]: readonly [string, string]): string {
  return `- \`${sha256}  ${name}\``
}

function table(
  head: readonly [string, string],
  rows: readonly (readonly [string, string])[],
): string {
  const line = ([left, right]: readonly [string, string]) => `| ${left} | ${right} |`
  return [line(head), '|---|---|', ...rows.map(line)].join('\n')
}
