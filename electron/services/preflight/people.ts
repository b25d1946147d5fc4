/** Others at this machine: locks of the screen, logins, and programs that look on. */
import type { Machine } from './machine.ts'
import { processNames, running } from './processes.ts'
import { amount, ask, fail, type Judged, pass } from './verdict.ts'

const LOCKERS = [
  'xscreensaver',
  'light-locker',
  'xss-lock',
  'swayidle',
  'swaylock',
  'i3lock',
  'gnome-screensaver',
  'mate-screensaver',
  'cinnamon-screensaver',
  'xfce4-screensaver',
]

interface Lock {
  readonly lockers: readonly string[]
  /** What the desktop says of itself. */
  readonly setting: string | undefined
}

function readLock(machine: Machine): Lock {
  const setting = machine.run('gsettings', 'get', 'org.gnome.desktop.screensaver', 'lock-enabled')
  return { lockers: running(processNames(machine) ?? [], LOCKERS), setting: setting?.trim() }
}

function judgeLock({ lockers, setting }: Lock): Judged {
  if (lockers.length > 0) return fail(`runs: ${lockers.join(', ')}`)
  if (setting === 'true') return fail('the desktop locks the screen')
  if (setting === 'false') return pass('the desktop does not lock the screen')
  return ask('the system does not say whether it locks the screen')
}

export function screenLockGate(machine: Machine): Judged {
  if (machine.platform === 'linux') return judgeLock(readLock(machine))
  return judgeLock({ lockers: [], setting: undefined })
}

const SESSIONS = '/run/systemd/sessions'

interface Logins {
  /** How many other users are logged in. */
  readonly others: number
  /** This user has another session, or one from elsewhere. */
  readonly again: boolean
}

/** Who is logged in: as logind says, or the list of logins. */
function readLogins(machine: Machine): Logins | undefined {
  const sessions = machine.platform === 'linux' ? machine.list(SESSIONS) : undefined
  return sessions === undefined ? loginsByList(machine) : loginsBySession(machine, sessions)
}

function loginsBySession(machine: Machine, sessions: readonly string[]): Logins {
  const people = sessions.flatMap((name) => {
    const text = machine.read(`${SESSIONS}/${name}`) ?? ''
    const at = (field: string) => new RegExp(`^${field}=(.*)$`, 'm').exec(text)?.[1] ?? ''
    const counts = at('CLASS').startsWith('user') && at('STATE') !== 'closing'
    return counts ? [{ uid: at('UID'), remote: at('REMOTE') === '1' }] : []
  })
  const own = people.filter(({ uid }) => uid === `${machine.uid}`)
  const others = people.filter(({ uid }) => uid !== `${machine.uid}`)
  return {
    others: new Set(others.map(({ uid }) => uid)).size,
    again: own.length > 1 || own.some(({ remote }) => remote),
  }
}

/** The line of a login from elsewhere ends with the place; a screen of this machine begins with `:`. */
const ELSEWHERE = /\((?!:|tmux|screen)[^)]+\)$/

function loginsByList(machine: Machine): Logins | undefined {
  if (machine.platform === 'win32') return undefined
  const lines = machine.run('who')?.split('\n').filter(Boolean)
  if (lines === undefined) return undefined
  const isOwn = (line: string) => line.split(/\s/)[0] === machine.user
  const others = lines.filter((line) => !isOwn(line)).map((line) => line.split(/\s/)[0])
  return {
    others: new Set(others).size,
    again: lines.some((line) => isOwn(line) && ELSEWHERE.test(line.trim())),
  }
}

function judgeLogins(logins: Logins | undefined): Judged {
  if (logins === undefined) return ask('the system does not say who is logged in')
  const { others, again } = logins
  if (others > 0) return fail(`${amount(others, 'other user')} logged in`)
  if (again) return fail('this user is logged in a second time, or from elsewhere')
  return pass('nobody else is logged in')
}

export function usersGate(machine: Machine): Judged {
  return judgeLogins(readLogins(machine))
}

/** Programs that show this screen to somebody else, or keep it. */
export const WATCHERS = [
  'x11vnc',
  'xvnc',
  'x0vncserver',
  'vncserver',
  'vino-server',
  'gnome-remote-desktop-daemon',
  'krfb',
  'xrdp',
  'teamviewer',
  'teamviewerd',
  'anydesk',
  'rustdesk',
  'chrome-remote-desktop',
  'remoting_host',
  'nxserver.bin',
  'x2goagent',
  'sunshine',
  'parsecd',
  'screensharingd',
  'ardagent',
  'obs',
  'obs64',
  'simplescreenrecorder',
  'kazam',
  'recordmydesktop',
  'vokoscreenng',
  'wf-recorder',
  'peek',
  'ffmpeg',
]

function judgeWatchers(found: readonly string[] | undefined): Judged {
  if (found === undefined) return ask('the system does not list what runs')
  if (found.length > 0) return fail(`runs: ${found.join(', ')}`)
  return pass(`none of ${WATCHERS.length} known programs runs`)
}

export function watchersGate(machine: Machine): Judged {
  const names = processNames(machine)
  return judgeWatchers(names && running(names, WATCHERS))
}
