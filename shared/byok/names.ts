import type { Target } from '../ceremony/plan.ts'
import { type Fault, faultAt } from '../errors.ts'
import { say } from '../text/saying.ts'

const NAME = /^[A-Za-z0-9][A-Za-z0-9._/:-]{0,255}$/
const EXAMPLE = /(?:^|[^a-z0-9])(?:example|sample|rehearsal)(?:[^a-z0-9]|$)/i

/** The name of a key where the provider has no grammar of its own for it: no shell reads it wrong. */
export function nameFaults({ key }: Target): Fault[] {
  if (NAME.test(key)) return []
  return [faultAt('key', say('target.name'))]
}

/** True for a name that says itself that it belongs to nobody. */
export function isExample({ key }: Target): boolean {
  return EXAMPLE.test(key)
}

/** The same where the JSON answer, as `parameters`, can stand for them all. */
export function handedFaults(target: Target, needed: readonly FileField[]): Fault[] {
  return target.parameters === undefined ? fileFaults(target, needed) : []
}

type FileField = 'wrappingKey' | 'importToken' | 'parameters' | 'certificate'

/** The files that a target must name, and a wrapping key where the provider hands none out. */
export function fileFaults(target: Target, needed: readonly FileField[]): Fault[] {
  const missing = needed.filter((field) => target[field] === undefined)
  const faults: Fault[] = missing.map((path) => faultAt(path, say('shape.missing')))
  if (target.wrappingKey !== undefined && !needed.includes('wrappingKey')) {
    const said = say('target.foreign-key', { provider: target.provider, choices: needed })
    faults.push(faultAt('wrappingKey', said))
  }
  return faults
}
