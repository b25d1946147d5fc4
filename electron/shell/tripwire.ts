/**
 * Replaces Node's ways to the network by throwers. Nothing in the program uses them (a lint rule
 * sees to that); this names the moment when something does.
 */
import { syncBuiltinESMExports } from 'node:module'

function trip(): never {
  throw new Error('the network is not used by this program')
}

const LOOKUPS = ['lookup', 'lookupService', 'resolve', 'reverse']

/** Sets the tripwires in this process; they cannot be taken back. */
export function setTripwires(): void {
  const { net, dgram, dns } = builtins()
  put(net.Socket.prototype, ['connect'])
  put(net.Server.prototype, ['listen'])
  put(dgram, ['createSocket'])
  put(dgram.Socket.prototype, ['bind', 'connect', 'send'])
  for (const names of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
    put(
      names,
      Object.getOwnPropertyNames(names).filter((name) =>
        LOOKUPS.some((one) => name.startsWith(one)),
      ),
    )
  // Otherwise who imports a function by name would have the old one.
  syncBuiltinESMExports()
  Object.assign(globalThis, { fetch: trip, WebSocket: trip, EventSource: trip })
}

// Not imported, so that what is built imports no network at all.
function builtins() {
  const load = process.getBuiltinModule
  return { net: load('node:net'), dgram: load('node:dgram'), dns: load('node:dns') }
}

function put(on: object, names: readonly string[]): void {
  for (const name of names) Object.defineProperty(on, name, { value: trip })
}
