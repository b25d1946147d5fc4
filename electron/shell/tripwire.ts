/**
 * Replaces Node's ways to the network by throwers. Nothing in the program uses them (a lint rule
 * sees to that); this names the moment when something does.
 */
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

function trip(): never {
  throw new Error('the network is not used by this program')
}

/** Sets the tripwires in this process; they cannot be taken back. */
export function setTripwires(): void {
  const { Socket, Server } = require('node:net')
  const dgram = require('node:dgram')
  const dns = require('node:dns')
  Socket.prototype.connect = trip
  Server.prototype.listen = trip
  dgram.createSocket = trip
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) dns[name] = trip
  Object.assign(globalThis, { fetch: trip, WebSocket: trip, EventSource: trip })
}
