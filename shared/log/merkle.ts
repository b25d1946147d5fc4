/** Merkle tree hash of RFC 6962 §2.1 with SHA-256. */
import { concat, sha256 } from '../bytes.ts'

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

/** The tree hash over the lines of a log, newlines included; of no lines, SHA-256 of nothing. */
export function merkleRoot(lines: readonly Uint8Array[]): Uint8Array {
  // One perfect subtree per set bit of the count so far, the largest first.
  const subtrees: Uint8Array[] = []
  for (const [i, line] of lines.entries()) {
    let node = sha256(concat(LEAF, line))
    for (let size = i; size % 2 === 1; size = (size - 1) / 2) node = parent(subtrees.pop(), node)
    subtrees.push(node)
  }
  let root = subtrees.pop() ?? sha256(new Uint8Array())
  while (subtrees.length > 0) root = parent(subtrees.pop(), root)
  return root
}

function parent(left: Uint8Array | undefined, right: Uint8Array): Uint8Array {
  if (left === undefined) throw new Error('a node without a left sibling')
  return sha256(concat(NODE, left, right))
}
