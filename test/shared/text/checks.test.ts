import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openBundleFolder } from '#electron/services/bundlefolder.ts'
import { verifyNative } from '#electron/services/ed25519.ts'
import { verifyBundle, type VerifyOptions } from '#shared/log/verify.ts'
import { catalogues } from '#shared/text/catalogue.ts'

const BUNDLE = fileURLToPath(
  new URL('../../vectors/golden/bundles/v1-generate/bundle', import.meta.url),
)

function checksOf(anchors: Partial<VerifyOptions>): string[] {
  const source = openBundleFolder(BUNDLE)
  const { report } = verifyBundle({ source, verify: verifyNative, ...anchors })
  return report.checks.map(({ name }) => name)
}

test('each check that a verification can make is explained in each language', () => {
  const made = [
    checksOf({ expect: [] }),
    checksOf({ signers: new Map() }),
    checksOf({ head: '0'.repeat(64) }),
  ]
  const names = [...new Set(made.flat())]
  expect(names).toHaveLength(13)
  for (const { checks } of Object.values(catalogues))
    expect(Object.keys(checks).sort()).toEqual([...names].sort())
})
