import { readFileSync } from 'node:fs'
import { openBundleFolder } from '#electron/services/bundlefolder.ts'
import { withQuorum } from '#electron/services/recovery.ts'
import { type Room, shareTextOf } from '../../support/ceremony.ts'
import { bytesForms, groupForms } from './forms.ts'
import { Search } from './search.ts'

/** What a ceremony that follows must leave nowhere: keys, backup key, raw shares and their texts. */
export async function secretsOf(before: Room): Promise<Search> {
  const found = new Search()
  const { state } = before.ceremony.ledger
  const source = openBundleFolder(before.bundle)
  const inputs = before.shares.map((name) => ({
    name,
    bytesSecret: new Uint8Array(readFileSync(name)),
  }))
  const options = { state, source, inputs, combine: before.host.combine, acceptCorrections: false }
  await withQuorum(options, ({ shares, backupSecret, keys }) => {
    found.add('backup key', bytesForms(backupSecret))
    for (const { key, materialSecret } of keys) found.add(key.label, bytesForms(materialSecret))
    for (const { share, rawSecret } of shares) {
      found.add(`raw share ${share.index}`, bytesForms(rawSecret))
      found.add(`text of share ${share.index}`, groupForms(shareTextOf(before, share.index)))
    }
  })
  return found
}
