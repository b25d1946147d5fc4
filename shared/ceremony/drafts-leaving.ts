import { assertNever, CeremonyError } from '../errors.ts'
import { say } from '../text/saying.ts'
import type { Command } from './command.ts'
import type { ActionParameters } from './event-fields.ts'
import type { Draft, What } from './events.ts'
import type { ExportItem } from './exports.ts'
import { needIntent as need } from './intents.ts'
import type { State } from './state.ts'

/** What is asked of key material that leaves, wrapped or in a file. */
type LeavingCommand = Extract<
  Command,
  { do: 'startPackage' | 'startExport' | 'endExport' | 'finishPackage' | 'failPackage' }
>

/** The event that a command asks for about a package or an export. */
export function leavingDraft(state: State, command: LeavingCommand, time: string): Draft {
  switch (command.do) {
    case 'startPackage': {
      const { intent, by, parameters } = need(state, 'wrap', time)
      const { commitment: _, options: __, ...facts } = wrapItem(parameters, command.path)
      const what = { intent, ...facts } as What<'package.started'>
      return { type: 'package.started', actor: by, what }
    }
    case 'startExport': {
      const { intent, by, parameters } = need(state, 'export', time)
      const what = {
        intent,
        folder: String(parameters.folder),
        ...exportOf(parameters, command.label),
      }
      return { type: 'export.started', actor: by, what }
    }
    case 'endExport':
      return exportEnd(state, command)
    case 'finishPackage':
    case 'failPackage':
      return packageEnd(state, command)
    default:
      return assertNever(command)
  }
}

function wrapItem(parameters: ActionParameters, path: string): ActionParameters {
  const items = (parameters.packages ?? []) as readonly ActionParameters[]
  const item = items.find((one) => one.path === path)
  if (item === undefined)
    throw new CeremonyError('rule.intent', say('rule.wrap-not-listed', { path }))
  return item
}

function packageEnd(
  state: State,
  command: Extract<Command, { do: 'finishPackage' | 'failPackage' }>,
): Draft {
  const intent = state.intents.findLast((one) => one.action === 'wrap' && one.used.length > 0)
  if (intent === undefined) throw new CeremonyError('rule.order', say('rule.no-package-started'))
  const item = Number(wrapItem(intent.parameters, command.path).item)
  const { path } = command
  return command.do === 'finishPackage'
    ? {
        type: 'package.finished',
        actor: intent.by,
        what: { item, path, manifest: command.manifest },
      }
    : { type: 'package.failed', actor: intent.by, what: { item, path, code: command.code } }
}

function exportOf(parameters: ActionParameters, label: string): ExportItem {
  const items = (parameters.exports ?? []) as readonly ExportItem[]
  const item = items.find((one) => one.label === label)
  if (item === undefined)
    throw new CeremonyError('rule.intent', say('rule.export-not-listed', { label }))
  return item
}

function exportEnd(state: State, command: Extract<Command, { do: 'endExport' }>): Draft {
  const intent = state.intents.findLast((one) => one.action === 'export' && one.used.length > 0)
  if (intent === undefined) throw new CeremonyError('rule.order', say('rule.no-export'))
  const { item, label, file } = exportOf(intent.parameters, command.label)
  const what = { item, label, file }
  return command.failed === undefined
    ? { type: 'export.finished', actor: intent.by, what }
    : { type: 'export.failed', actor: intent.by, what: { ...what, code: command.failed } }
}
