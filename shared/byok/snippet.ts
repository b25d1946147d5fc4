/** Commands that were run before the ceremony: shown as an indented block, never to be run again. */
export function shown(...commands: readonly string[]): string[] {
  const lines = commands.flatMap((command) => command.split('\n'))
  return ['', ...lines.map((line) => `    ${line}`)]
}

/** A printed command and fixed words of the shell after it: nothing of a plan may be in them. */
export function continued(printed: string, ...fixed: readonly string[]): string {
  return [printed, ...fixed].join(' \\\n  ')
}

/** A variable of the shell that stops the command, saying why, where nobody has set it. */
export function variable(name: string, why: string): string {
  return `"\${${name}:?${why}}"`
}

/** For providers whose program cannot be had without an account with them. */
export const UNTRIED =
  'The commands of this file follow the documentation of the provider. They were not tried against the service.'
