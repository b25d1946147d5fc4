// Verifies one bundle and prints the report with the memory that it took: node verify-child.ts DIR
import { openBundleFolder } from '#electron/services/bundlefolder.ts'
import { verifyNative } from '#electron/services/ed25519.ts'
import { verifyBundle } from '#shared/log/verify.ts'

const [bundle = ''] = process.argv.slice(2)
const { report } = verifyBundle({ source: openBundleFolder(bundle), verify: verifyNative })
const megabytes = process.resourceUsage().maxRSS / 1024
process.stdout.write(JSON.stringify({ report, megabytes }))
