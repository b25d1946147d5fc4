import type { Machine } from './machine.ts'
import { ask, fail, type Judged, pass } from './verdict.ts'

const SUPPLIES = '/sys/class/power_supply'

interface Supply {
  readonly type: string
  readonly online: boolean
  readonly status: string
}

/** Power supplies of the machine itself; batteries of mice and the like are left out. */
function readSupplies(machine: Machine): readonly Supply[] | undefined {
  return machine.list(SUPPLIES)?.flatMap((name) => {
    const at = (field: string) => machine.read(`${SUPPLIES}/${name}/${field}`)?.trim() ?? ''
    if (at('scope') === 'Device') return []
    return [{ type: at('type'), online: at('online') === '1', status: at('status') }]
  })
}

/** Without a battery the machine runs on mains or not at all. */
function judgeSupplies(supplies: readonly Supply[] | undefined): Judged {
  if (supplies === undefined) return ask('the system does not tell its power supply')
  const batteries = supplies.filter(({ type }) => type === 'Battery')
  if (supplies.some(({ type, online }) => type !== 'Battery' && online))
    return pass('on mains power')
  if (batteries.length === 0) return pass('the machine has no battery')
  const fed = batteries.every(({ status }) => ['Charging', 'Full', 'Not charging'].includes(status))
  return fed ? pass('on mains power') : fail('on battery')
}

export function powerGate(machine: Machine): Judged {
  if (machine.platform === 'linux') return judgeSupplies(readSupplies(machine))
  const drawn = machine.platform === 'darwin' ? machine.run('pmset', '-g', 'batt') : undefined
  if (drawn === undefined) return judgeSupplies(undefined)
  return drawn.includes("'AC Power'") ? pass('on mains power') : fail('on battery')
}
