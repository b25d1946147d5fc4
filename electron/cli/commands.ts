import type { Command } from './command.ts'
import { documentsCommand } from './documents.ts'
import { drillCommand } from './drill.ts'
import { drillStatusCommand } from './drill-status.ts'
import { packageCheckCommand } from './package-check.ts'
import { planCheckCommand } from './plan-check.ts'
import { planDiffCommand } from './plan-diff.ts'
import { planScriptCommand } from './plan-script.ts'
import { preflightCommand } from './preflight.ts'
import { recoverCommand } from './recover.ts'
import { rehearsalCommand } from './rehearsal.ts'
import { selfCommand } from './self.ts'
import { shareCheckCommand } from './share-check.ts'
import { shareProveCommand } from './share-prove.ts'
import { verifyCommand } from './verify.ts'

/** Every command by what is typed. The list is a stable contract. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['rehearse', rehearsalCommand],
  ['verify', verifyCommand],
  ['drill', drillCommand],
  ['drill status', drillStatusCommand],
  ['recover', recoverCommand],
  ['share check', shareCheckCommand],
  ['share prove', shareProveCommand],
  ['plan check', planCheckCommand],
  ['plan script', planScriptCommand],
  ['plan diff', planDiffCommand],
  ['package check', packageCheckCommand],
  ['documents', documentsCommand],
  ['preflight', preflightCommand],
  ['self', selfCommand],
])

/** How every command is used, one a line. */
export function usageLines(): string[] {
  return [
    'usage:',
    ...[...COMMANDS.values()].map(({ usage }) => `  claviger ${usage}`),
    '',
    '--json on every command: one JSON document on standard output, everything else on standard error.',
    'A share comes from a file, or from standard input as -, never as an argument.',
    'Exit codes: 0 done, 1 refused, 2 cannot run.',
  ]
}
