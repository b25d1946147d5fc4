import { app } from 'electron'
import type { PageFacts } from '../services/preflight/process.ts'

/**
 * The processes of the page, for the gate that looks at their sandbox: Electron knows it on macOS
 * and Windows, on Linux the kernel is asked. `switches` are those of the start: some are our own.
 */
export function pageFacts(switches: readonly string[]): PageFacts {
  const processes = app
    .getAppMetrics()
    .filter(({ type }) => type === 'Tab')
    .map(({ pid, sandboxed }) => ({ pid, ...(sandboxed === undefined ? {} : { sandboxed }) }))
  return { processes, switches }
}
