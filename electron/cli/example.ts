/** The example ceremony: a throw-away wrapping key, 3 of 5 custodians, one AES-256 key, AWS KMS. */
import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { utf8 } from '#shared/bytes.ts'
import { parsePaperHead, parsePaperList } from '#shared/log/paper.ts'
import { formatTime } from '#shared/log/time.ts'
import { verifyBundle } from '#shared/log/verify.ts'
import { openBundleFolder } from '../services/bundlefolder.ts'
import { verifyNative } from '../services/ed25519.ts'
import { makeFolder, writeFileOnce } from '../services/media.ts'
import { osRandom } from '../services/random.ts'
import { programRoot } from '../services/software.ts'
import { rehearse } from './rehearse.ts'
import { CommandError, isRefused } from './refused.ts'

/** Runs the example into a new folder below `folder` and verifies it; returns the exit code. */
export async function runExample(folder: string): Promise<number> {
  const say = (line: string) => void process.stderr.write(`${line}\n`)
  try {
    const place = newPlace(folder)
    say(`made throw-away wrapping material in ${relative(folder, place)}`)
    const bundle = join(place, 'bundle')
    const shares = join(place, 'shares')
    const plan = join(place, 'plan.json')
    const made = await rehearse({ plan, out: bundle, shares, say })
    const paper = readFileSync(join(shares, 'paper.txt'), 'utf8')
    const head = parsePaperHead(paper)
    const { report } = verifyBundle({
      source: openBundleFolder(bundle),
      verify: verifyNative,
      signers: parsePaperList(paper),
      ...(head === undefined ? {} : { head }),
    })
    if (!report.ok) throw new CommandError('bundle.file', report.message)
    say(`verified ${report.entries} entries against the paper list and the head`)
    process.stdout.write(summary(relative(folder, place), made.words))
    return 0
  } catch (error) {
    if (!isRefused(error)) throw error
    say(`${error.message}\n${error.hint}`)
    return 1
  }
}

/** A folder named after the time, with the plan and what a cloud would have handed out. */
function newPlace(folder: string): string {
  const stamp = formatTime(Date.now()).replaceAll(':', '').replaceAll('-', '')
  const place = join(folder, 'rehearsals', stamp)
  makeFolder(join(place, 'orders'))
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 4096 })
  const file = (name: string, bytes: Uint8Array) => writeFileOnce(join(place, name), bytes)
  file('orders/WrappingPublicKey.bin', publicKey.export({ format: 'der', type: 'spki' }))
  file('orders/ImportToken.bin', osRandom(3000))
  file(
    'wrapping-private-key.pem',
    utf8(String(privateKey.export({ format: 'pem', type: 'pkcs8' }))),
  )
  file('plan.json', readFileSync(join(programRoot(), 'resources', 'plans', 'example.json')))
  return place
}

function summary(place: string, words: readonly string[]): string {
  const rows = [0, 8, 16, 24].map((at) => `  ${words.slice(at, at + 8).join(' ')}`)
  return [
    'REHEARSAL done and verified. The head, to read aloud:',
    ...rows,
    '',
    `  ${join(place, 'bundle')}   the evidence: open report.html; run verify.sh`,
    `  ${join(place, 'shares')}   what five custodians carry home, and paper.txt`,
    `  ${join(place, 'plan.json')}   the plan`,
    `  ${join(place, 'wrapping-private-key.pem')}   stands in for the cloud's HSM`,
    '',
  ].join('\n')
}
