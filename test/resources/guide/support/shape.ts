/**
 * What of a value is not in a notation like `a, b?: {c}, d: [{e}]`, or the reverse; empty when
 * value and notation fit.
 */
export function shapeFits(notation: string, value: unknown): string {
  const scan = { text: `{${notation}}`, at: 0 }
  return fits(parse(scan), value, '')
}

type Shape =
  | { readonly kind: 'value' }
  | { readonly kind: 'list'; readonly item: Shape }
  | { readonly kind: 'object'; readonly fields: readonly Field[] }

interface Field {
  readonly name: string
  readonly optional: boolean
  readonly shape: Shape
}

function parse(scan: { text: string; at: number }): Shape {
  const take = (pattern: RegExp): string | undefined => {
    const found = new RegExp(pattern, 'y')
    found.lastIndex = scan.at
    const match = found.exec(scan.text)
    if (match !== null) scan.at = found.lastIndex
    return match?.[0]
  }
  if (take(/\[/) !== undefined) {
    const item = parse(scan)
    if (take(/\]/) === undefined) throw new Error(`] is missing at ${scan.at}`)
    return { kind: 'list', item }
  }
  if (take(/value/) !== undefined) return { kind: 'value' }
  if (take(/\{/) === undefined) throw new Error(`no form at ${scan.at}`)
  const fields: Field[] = []
  do {
    const name = take(/[A-Za-z]+/) ?? ''
    const optional = take(/\?/) !== undefined
    const shape = take(/: /) === undefined ? { kind: 'value' as const } : parse(scan)
    fields.push({ name, optional, shape })
  } while (take(/, /) !== undefined)
  if (take(/\}/) === undefined) throw new Error(`} is missing at ${scan.at}`)
  return { kind: 'object', fields }
}

function fits(shape: Shape, value: unknown, path: string): string {
  switch (shape.kind) {
    case 'value':
      return typeof value === 'object' && value !== null ? `${path} is no plain value` : ''
    case 'list':
      if (!Array.isArray(value) || value.length === 0) return `${path} is no list with items`
      return value.map((item, i) => fits(shape.item, item, `${path}[${i}]`)).find(Boolean) ?? ''
    case 'object':
      return objectFits(shape.fields, value, path)
  }
}

function objectFits(fields: readonly Field[], value: unknown, path: string): string {
  if (typeof value !== 'object' || value === null) return `${path} is no object`
  const found = new Map(Object.entries(value))
  for (const { name, optional, shape } of fields) {
    if (!found.has(name)) {
      if (optional) continue
      return `${path}.${name} is missing`
    }
    const fault = fits(shape, found.get(name), `${path}.${name}`)
    if (fault !== '') return fault
    found.delete(name)
  }
  const [other] = found.keys()
  return other === undefined ? '' : `${path}.${other} is not in the notation`
}
