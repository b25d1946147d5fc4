/** The rows of the table between `<!-- name -->` and `<!-- /name -->`, without its head. */
export function rowsOf(markdown: string, name: string): string[][] {
  const [, inner] = markdown.split(new RegExp(`<!-- /?${name} -->`))
  if (inner === undefined) throw new Error(`there is no table ${name}`)
  const rows = inner
    .trim()
    .split('\n')
    .map((line) => line.replace(/^\| | \|$/g, '').split(' | '))
  return rows.slice(2)
}

/** A cell without its backticks. */
export function plain(cell: string | undefined): string {
  return (cell ?? '').replace(/^`|`$/g, '')
}

/** The pattern of a text in which `<…>` stands for any value, even an empty one. */
export function matches(template: string): RegExp {
  const parts = template.split(/<[^>]*>/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`)
}
