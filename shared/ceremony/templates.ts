import destroy1 from '../../resources/scripts/earlier/destroy-d1f03d3e270a.json' with {
  type: 'json',
}
import generate1 from '../../resources/scripts/earlier/generate-3ae96dbb4d24.json' with {
  type: 'json',
}
import drill from '../../resources/scripts/drill.json' with { type: 'json' }
import destroy from '../../resources/scripts/destroy.json' with { type: 'json' }
import generate from '../../resources/scripts/generate.json' with { type: 'json' }
import recover from '../../resources/scripts/recover.json' with { type: 'json' }
import reshare from '../../resources/scripts/reshare.json' with { type: 'json' }
import { sha256Hex, utf8 } from '../bytes.ts'
import { CeremonyError, faultAt } from '../errors.ts'
import { canonical, type JsonValue } from '../log/canonical.ts'
import { say } from '../text/saying.ts'
import { type FileRef, type Kind, kindOf, type Plan } from './plan.ts'
import { planRefusal } from './plan-refusal.ts'
import { readTemplate, type Template, templateFrom } from './script-template.ts'

/** The scripts of this release, one for each kind of ceremony: what a new ceremony follows. */
export const TEMPLATES: { readonly [K in Kind]: Template } = {
  generate: templateFrom(generate),
  recover: templateFrom(recover),
  drill: templateFrom(drill),
  reshare: templateFrom(reshare),
  destroy: templateFrom(destroy),
}

/**
 * The scripts of earlier releases. A log is read through the script that its entry 0 names, so
 * none is ever taken away: before a file of `resources/scripts/` changes, the file as it was goes
 * to `resources/scripts/earlier/` and into this list.
 */
const EARLIER: readonly Template[] = [templateFrom(destroy1), templateFrom(generate1)]

/** Every script that was ever released. */
export const RELEASED: readonly Template[] = [...Object.values(TEMPLATES), ...EARLIER]

/** What entry 0 names: SHA-256 of the script in canonical JSON, newline included. */
export function templateDigest(template: Template): string {
  return sha256Hex(utf8(`${canonical(template as unknown as JsonValue)}\n`))
}

/**
 * The script of a plan: the file that it names, among its inputs, or else a released one: the one
 * with the digest that a log `followed`, in a new ceremony the one of this release. Refuses with
 * `format.newer` a script that this release does not know.
 */
export function templateOf(
  plan: Plan,
  inputs: ReadonlyMap<string, Uint8Array>,
  followed?: string,
  released: readonly Template[] = RELEASED,
): Template {
  if (plan.script !== undefined) return ownTemplate(plan, plan.script, inputs)
  const kind = kindOf(plan)
  if (followed === undefined) return TEMPLATES[kind]
  const found = released.find((one) => one.kind === kind && templateDigest(one) === followed)
  if (found !== undefined) return found
  throw new CeremonyError('format.newer', say('script.unknown', { script: followed }), { entry: 0 })
}

function ownTemplate(
  plan: Plan,
  { path, sha256 }: FileRef,
  inputs: ReadonlyMap<string, Uint8Array>,
): Template {
  const kind = kindOf(plan)
  const bytes = inputs.get(sha256)
  if (bytes === undefined)
    throw planRefusal([faultAt('script', say('plan.file-missing', { file: path }))])
  const own = readTemplate(bytes)
  if (own.kind === kind) return own
  throw planRefusal([faultAt('script.kind', say('script.other-kind', { own: own.kind, kind }))])
}
