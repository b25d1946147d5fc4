import drill from '../../resources/scripts/drill.json' with { type: 'json' }
import destroy from '../../resources/scripts/destroy.json' with { type: 'json' }
import generate from '../../resources/scripts/generate.json' with { type: 'json' }
import recover from '../../resources/scripts/recover.json' with { type: 'json' }
import reshare from '../../resources/scripts/reshare.json' with { type: 'json' }
import { type Kind, kindOf, type Plan } from './plan.ts'
import { planRefusal } from './plan-refusal.ts'
import { readTemplate, type Template, templateFrom } from './script-template.ts'

/** The scripts of this release, one for each kind of ceremony. */
export const TEMPLATES: { readonly [K in Kind]: Template } = {
  generate: templateFrom(generate),
  recover: templateFrom(recover),
  drill: templateFrom(drill),
  reshare: templateFrom(reshare),
  destroy: templateFrom(destroy),
}

/** The script of a plan: the file that it names, among its inputs, or else the released one. */
export function templateOf(plan: Plan, inputs: ReadonlyMap<string, Uint8Array>): Template {
  const kind = kindOf(plan)
  if (plan.script === undefined) return TEMPLATES[kind]
  const { path, sha256 } = plan.script
  const bytes = inputs.get(sha256)
  if (bytes === undefined)
    throw planRefusal([{ path: 'script', message: `the file ${path} is missing` }])
  const own = readTemplate(bytes)
  if (own.kind === kind) return own
  const message = `is a script to ${own.kind}, the plan is to ${kind}`
  throw planRefusal([{ path: 'script.kind', message }])
}
