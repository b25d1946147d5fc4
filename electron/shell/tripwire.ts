/**
 * Replaces Node's ways to the network by throwers, and its ways round that: a thread or process of
 * its own, and the inspector. Nothing in the program uses them (lint rules see to that); this names
 * the moment when something does.
 */
import { syncBuiltinESMExports } from 'node:module'

const network = trip('the network is not used by this program')
const others = trip('neither threads nor the inspector are used by this program')

const LOOKUPS = ['lookup', 'lookupService', 'resolve', 'reverse']

/** Sets the tripwires in this process; nothing puts back what they replaced. */
export function setTripwires(): void {
  const { net, dgram, dns, inspector, threads, processes } = builtins()
  put(network, net.Socket.prototype, ['connect'])
  put(network, net.Server.prototype, ['listen'])
  put(network, dgram, ['createSocket'])
  put(network, dgram.Socket.prototype, ['bind', 'connect', 'send'])
  for (const names of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
    put(
      network,
      names,
      Object.getOwnPropertyNames(names).filter((name) =>
        LOOKUPS.some((one) => name.startsWith(one)),
      ),
    )
  put(others, inspector, ['open'])
  put(others, inspector.Session.prototype, ['connect', 'connectToMainThread'])
  put(others, threads, ['Worker'])
  put(others, processes, ['fork'])
  // Otherwise who imports a function by name would have the old one.
  syncBuiltinESMExports()
  put(network, globalThis, ['fetch', 'WebSocket', 'EventSource'])
}

function trip(why: string): () => never {
  // A function of its own kind, so that `new` reaches it as well.
  return function tripped(): never {
    throw new Error(why)
  }
}

// Not imported, so that what is built imports no network at all.
function builtins() {
  const load = process.getBuiltinModule
  return {
    net: load('node:net'),
    dgram: load('node:dgram'),
    dns: load('node:dns'),
    inspector: load('node:inspector'),
    threads: load('node:worker_threads'),
    processes: load('node:child_process'),
  }
}

function put(tripwire: () => never, on: object, names: readonly string[]): void {
  for (const name of names)
    Object.defineProperty(on, name, { value: tripwire, writable: false, configurable: false })
}
