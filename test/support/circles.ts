/** Which files of the house import which, and where that goes round in a circle. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** The files that each file imports, but for types alone: those are gone when it runs. */
export type Imports = ReadonlyMap<string, readonly string[]>

const SAID = /^(?:import|export(?=\s*[{*]))\s+(?:(?!type\s)([^'"]*?)\s*from\s*)?'([^']+)'/gm

/** Reads every TypeScript file of some folders. Paths are relative to the root. */
export function importsIn(root: string, folders: readonly string[]): Imports {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name)),
  )
  return new Map(files.sort().map((file) => [file, importsOf(root, file)]))
}

function importsOf(root: string, file: string): readonly string[] {
  const code = readFileSync(join(root, file), 'utf8')
  return [...code.matchAll(SAID)].flatMap(([, names = '', from = '']) => {
    if (isTypes(names)) return []
    if (from.startsWith('#')) return [from.slice(1)]
    return from.startsWith('.') ? [normalize(join(dirname(file), from))] : []
  })
}

/** `{ type A, type B }`: nothing of it is there when the program runs. */
function isTypes(names: string): boolean {
  const listed = /^\{([^}]*)\}$/.exec(names.trim())?.[1]?.split(',') ?? []
  const said = listed.map((name) => name.trim()).filter((name) => name !== '')
  return said.length > 0 && said.every((name) => name.startsWith('type '))
}

/** Every group of files of which each reaches each other. */
export function circlesIn(imports: Imports): readonly (readonly string[])[] {
  const reached = new Map([...imports.keys()].map((file) => [file, reachedFrom(imports, file)]))
  const reaches = (from: string, to: string) => reached.get(from)?.has(to) ?? false
  const looped = [...imports.keys()].filter((file) => reaches(file, file))
  const circles = looped.map((file) =>
    looped.filter((other) => reaches(file, other) && reaches(other, file)),
  )
  // Each circle once: by the first file of it.
  return circles.filter(([first], i) => first === looped[i])
}

function reachedFrom(imports: Imports, file: string): ReadonlySet<string> {
  const reached = new Set<string>()
  const waiting = [file]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const further = (imports.get(next) ?? []).filter((one) => !reached.has(one))
    for (const one of further) reached.add(one)
    waiting.push(...further)
  }
  return reached
}
