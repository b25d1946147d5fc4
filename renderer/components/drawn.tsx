import { createElement, type ReactNode } from 'react'
import type { Element, Node, Tag } from '#shared/documents/reader.ts'

/** What names, links or announces would do so in the page around it: here it is only drawn. */
const PLAIN: { readonly [tag in Tag]?: Tag } = { main: 'div', nav: 'div', a: 'span' }

/** Containers in which the line breaks of the file are not text. */
const BARE: readonly Tag[] = ['table', 'thead', 'tbody', 'tr', 'ul', 'ol', 'dl']

/** The nodes of a document as elements: each tag and each attribute is one that the reader knows. */
export function Drawn({ nodes }: { readonly nodes: readonly Node[] }): ReactNode {
  return nodes.map((node, i) => drawn(node, i))
}

function drawn(node: Node, key: number): ReactNode {
  if (typeof node === 'string') return node
  const { tag, children } = node
  const inside = BARE.includes(tag) ? children.filter((one) => typeof one !== 'string') : children
  return createElement(PLAIN[tag] ?? tag, { key, ...propsOf(node) }, ...inside.map(drawn))
}

function propsOf({ attributes }: Element): { readonly [name: string]: string | number } {
  const { class: className, role, colspan, id: _, href: __, xmlns: ___, ...rest } = attributes
  const { 'shape-rendering': shapeRendering, ...others } = rest
  return {
    ...others,
    ...(className === undefined ? {} : { className }),
    // An alert of a document was one on the day that it tells of.
    ...(role === 'img' ? { role } : {}),
    ...(colspan === undefined ? {} : { colSpan: Number(colspan) }),
    ...(shapeRendering === undefined ? {} : { shapeRendering }),
  }
}
