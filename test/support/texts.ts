/** Every text of a catalogue by its path; one that is made of values holds ⟨0⟩, ⟨1⟩ in their place. */
export function leavesOf(catalogue: object): ReadonlyMap<string, string> {
  const leaves = new Map<string, string>()
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string') leaves.set(path, value)
    else if (typeof value === 'function') {
      const variants = path.startsWith('sayings.') ? named(value) : variantsOf(value)
      for (const [variant, said] of variants) leaves.set(`${path}${variant}`, said)
    } else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value))
        walk(inner, path === '' ? key : `${path}.${key}`)
  }
  walk(catalogue, '')
  return leaves
}

/** One of a closed list, where a sentence has words of its own for each of them. */
const CLOSED: { readonly [name: string]: unknown } = {
  action: 'wrap',
  actions: ['wrap'],
  at: 'opening',
  check: 'phones',
  choices: ['⟨choices⟩'],
  everybody: ['⟨everybody⟩'],
  expected: 'closed',
  fault: 'missing',
  first: 'administrator',
  instead: 'export',
  keys: 'made',
  kind: 'drill',
  lies: 'bagged',
  mode: 'rehearsal',
  oddities: ['⟨oddities⟩'],
  outcome: 'destroyed',
  own: 'generate',
  part: 'kind',
  plannedMode: 'production',
  recording: 'on',
  role: 'custodian',
  screen: 'clear',
  seal: 'compared',
  second: 'custodian',
  stage: 'keys',
  sizes: ['⟨sizes⟩'],
  use: 'sign',
}

/** Stands for everything that a sentence names: under each name ⟨name⟩, or one of a closed list. */
const NAMED: object = new Proxy({}, { get: (_, name: string) => CLOSED[name] ?? `⟨${name}⟩` })

/** What a finding or refusal says of what it names. */
function named(make: CallableFunction): readonly (readonly [string, string])[] {
  const said = tried(make, [NAMED])
  return said === undefined ? [] : [['()', said]]
}

/** What a text says for values that are words, and where it counts, for one and for many. */
function variantsOf(make: CallableFunction): readonly (readonly [string, string])[] {
  const words = Array.from({ length: make.length }, (_, i) => `⟨${i}⟩`)
  return [
    ['()', words],
    ['(1)', [1, ...words.slice(1)]],
    ['(0)', [0, ...words.slice(1)]],
  ].flatMap(([variant, values]) => {
    const said = tried(make, values as readonly unknown[])
    return said === undefined ? [] : [[variant as string, said] as const]
  })
}

/** A text that wants other values than these says nothing here. */
function tried(make: CallableFunction, values: readonly unknown[]): string | undefined {
  try {
    const said: unknown = make(...values)
    return typeof said === 'string' && !/NaN|undefined/.test(said) ? said : undefined
  } catch {
    return undefined
  }
}
