/** Whatever people read on the screen stands in the catalogue, and is read from it while drawing. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'

const RENDERER = fileURLToPath(new URL('../../renderer', import.meta.url))
const FILES = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.tsx?$/.test(name),
)

/** Attributes that are read by people: on the screen, or aloud. */
const READ =
  /^(aria-(label|description|placeholder|roledescription|valuetext)|alt|title|label|hint|legend|placeholder|busyText|content)$/

interface Node {
  readonly type: string
  readonly start: number
  readonly [field: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value

function childrenOf(node: Node): readonly Node[] {
  return Object.values(node).flatMap((value) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  )
}

function programOf(code: string): Node {
  const { program, errors } = parseSync('page.tsx', code)
  if (errors.length > 0) throw new Error(errors[0]?.message)
  return program as unknown as Node
}

/** Words in what a piece of JSX shows: text between tags, a string in braces, a template's text. */
function words(node: Node): readonly string[] {
  const own =
    node.type === 'JSXText' || node.type === 'Literal'
      ? node.value
      : node.type === 'TemplateElement'
        ? (node.value as { cooked: string }).cooked
        : ''
  return typeof own === 'string' && /\p{L}*\p{Ll}\p{L}+/u.test(own) ? [own.trim()] : []
}

/** What an expression can come to: of a condition both branches, but not what it asks. */
function results(node: Node): readonly Node[] {
  switch (node.type) {
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].filter(isNode).flatMap(results)
    case 'LogicalExpression':
      return [node.left, node.right].filter(isNode).flatMap(results)
    case 'JSXExpressionContainer':
      return isNode(node.expression) ? results(node.expression) : []
    case 'TemplateLiteral':
      return (node.quasis as readonly Node[]) ?? []
    default:
      return [node]
  }
}

/** Every literal text that people would read. */
function literalsIn(code: string): readonly string[] {
  const found: string[] = []
  const walk = (node: Node): void => {
    if (node.type === 'JSXElement' || node.type === 'JSXFragment')
      for (const child of node.children as readonly Node[])
        found.push(...results(child).flatMap(words))
    if (node.type === 'JSXAttribute') {
      const { name } = node.name as { name?: string }
      if (READ.test(name ?? '') && isNode(node.value))
        found.push(...results(node.value).flatMap(words))
    }
    for (const child of childrenOf(node)) walk(child)
  }
  walk(programOf(code))
  return found
}

/** Where the catalogue is read when the module is loaded: such a text stays in one language. */
function capturesIn(code: string): readonly string[] {
  const found: string[] = []
  const walk = (node: Node): void => {
    if (/Function|^Class|^Import|^TS/.test(node.type)) return
    if (node.type === 'Identifier' && node.name === 'text')
      found.push(code.slice(node.start, node.start + 40))
    for (const child of childrenOf(node)) walk(child)
  }
  walk(programOf(code))
  return found
}

describe('no text stands outside the catalogue', () => {
  test.each([
    ['<p>Two people sign</p>', ['Two people sign']],
    ['<p>{ready ? "Ready" : text.wait}</p>', ['Ready']],
    ['<p>{`Step ' + '$' + '{one}`}</p>', ['Step']],
    ['<Field label="Passphrase" />', ['Passphrase']],
    ['<div aria-label={open && "Open"} className="open" />', ['Open']],
    ['<img alt="A card" src="card" />', ['A card']],
    ['<p className="lead">{text.lead}, {kind === "note" ? text.a : text.b} · 1</p>', []],
  ])('the check itself: %s', (code, literals) => {
    expect(literalsIn(code)).toEqual(literals)
  })

  test.each(FILES)('%s', (name) => {
    expect(literalsIn(readFileSync(join(RENDERER, name), 'utf8'))).toEqual([])
  })
})

describe('no text is kept in a constant of a module', () => {
  test.each([
    ["import { text } from './current.ts'\nconst { plan } = text", 1],
    ["import { text } from './current.ts'\nconst LINES = [text.a.b]", 1],
    ["import { text } from './current.ts'\nexport const one = () => text.a", 0],
    ["import { text } from './current.ts'\nexport function One() { return <p>{text.a}</p> }", 0],
  ])('the check itself: %s', (code, count) => {
    expect(capturesIn(code)).toHaveLength(count)
  })

  test.each(FILES.filter((name) => name !== join('text', 'current.ts')))('%s', (name) => {
    expect(capturesIn(readFileSync(join(RENDERER, name), 'utf8'))).toEqual([])
  })
})
