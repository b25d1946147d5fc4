/** Wraps a fresh key by each method of each provider and prints what came of it. */
import { everyWay, make } from '../../support/wraps.ts'

const keys: { readonly [bits: string]: string } = JSON.parse(process.argv[2] ?? '{}')
const made = []
for (const way of everyWay()) made.push(await make(way, keys[way.bits] ?? ''))
process.stdout.write(JSON.stringify({ boringssl: 'boringssl' in process.versions, made }))
