import { expect, test } from 'vitest'
import { concat, fromHex, hex, sha256 } from '#shared/bytes.ts'
import { merkleRoot } from '#shared/log/merkle.ts'

// The leaves and roots of the reference implementation (google/certificate-transparency,
// cpp/merkletree/merkle_tree_test.cc).
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657'].concat(
  '606162636465666768696a6b6c6d6e6f',
)
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

test.each(ROOTS.map((root, size) => [size, root] as const))('root of %i leaves', (size, root) => {
  expect(hex(merkleRoot(LEAVES.slice(0, size).map(fromHex)))).toBe(root)
})

function definition(lines: readonly Uint8Array[]): Uint8Array {
  const [first] = lines
  if (first === undefined) return sha256(new Uint8Array())
  if (lines.length === 1) return sha256(concat(Uint8Array.of(0), first))
  let k = 1
  while (k * 2 < lines.length) k *= 2
  return sha256(concat(Uint8Array.of(1), definition(lines.slice(0, k)), definition(lines.slice(k))))
}

test('equals the recursive definition of §2.1 up to 130 leaves', () => {
  const lines = Array.from({ length: 130 }, (_, i) => Uint8Array.of(i, 10))
  for (let size = 0; size <= lines.length; size++) {
    const some = lines.slice(0, size)
    expect(hex(merkleRoot(some))).toBe(hex(definition(some)))
  }
})
