/** A valibot schema as far as the catalogue needs it. */
interface Shape {
  readonly type: string
  readonly entries?: { readonly [name: string]: Shape }
  readonly item?: Shape
  readonly value?: Shape
  readonly wrapped?: Shape
  readonly options?: readonly (Shape | string)[]
  readonly literal?: unknown
  readonly pipe?: readonly Shape[]
}

/** The fields of an event in the notation of formats.md. */
export function fieldsOf(schema: unknown): string {
  return listOf(schema as Shape)
}

function listOf({ entries = {} }: Shape): string {
  return Object.entries(entries)
    .map(([name, field]) => {
      const optional = field.type === 'optional' && field.wrapped !== undefined
      const form = formOf(optional ? (field.wrapped as Shape) : field)
      return `${name}${optional ? '?' : ''}${form === '' ? '' : `: ${form}`}`
    })
    .join(', ')
}

function formOf(written: Shape): string {
  const schema = recordOf(written) ?? written
  switch (schema.type) {
    case 'strict_object':
      return `{${listOf(schema)}}`
    case 'array':
      return `[${(schema.item && formOf(schema.item)) || 'value'}]`
    case 'record':
      return `{path: ${(schema.value && formOf(schema.value)) || 'value'}}`
    case 'variant':
      return `{${(schema.options as readonly Shape[]).map(listOf).join('; ')}}`
    default:
      return ''
  }
}

/** The record at the end of a pipe. */
function recordOf({ pipe }: Shape): Shape | undefined {
  return pipe?.find((step) => step.type === 'record')
}

/** Every name of a field, at any depth. */
export function namesIn(schema: unknown): string[] {
  return walk(schema as Shape).map(({ field }) => field)
}

/** Every field with a closed list of words, at any depth. */
export function optionsIn(schema: unknown): { field: string; options: string[] }[] {
  return walk(schema as Shape).flatMap(({ field, shape }) => {
    const words = wordsOf(shape)
    return words.length === 0 ? [] : [{ field, options: words }]
  })
}

function wordsOf(shape: Shape): string[] {
  if (shape.type === 'picklist') return shape.options as string[]
  if (shape.type === 'literal') return [String(shape.literal)]
  const inner = shape.wrapped ?? shape.item
  return inner === undefined ? [] : wordsOf(inner)
}

function walk(written: Shape): { field: string; shape: Shape }[] {
  const schema = recordOf(written) ?? written
  const own = Object.entries(schema.entries ?? {}).flatMap(([field, shape]) => [
    { field, shape },
    ...walk(shape),
  ])
  const variants = schema.type === 'variant' ? (schema.options as readonly Shape[]) : []
  const inner = [schema.item, schema.value, schema.wrapped, ...variants]
  return [...own, ...inner.flatMap((one) => (one === undefined ? [] : walk(one)))]
}
