/** A server that must hear nothing from the page, and every way a script could try to reach it. */
import { createSocket } from 'node:dgram'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page as Tab } from '@playwright/test'

/**
 * A server on the loopback that notes who called, by a path of their own; what is no HTTP has one by
 * how it came: WebRTC speaks in datagrams, or to a relay over TCP.
 */
export interface Canary {
  readonly origin: string
  readonly calls: string[]
  /** Connections, also those on which nothing was ever asked. */
  readonly connections: () => number
  readonly close: () => Promise<void>
}

export async function openCanary(): Promise<Canary> {
  const calls: string[] = []
  let connections = 0
  const server: Server = createServer((request, response) => {
    calls.push(request.url ?? '')
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end('seen')
  })
  server.on('upgrade', (request, socket) => {
    calls.push(request.url ?? '')
    socket.destroy()
  })
  server.on('connection', () => connections++)
  server.on('clientError', (_, socket) => {
    calls.push('/relay')
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  // At the same number, so that one origin names both.
  const datagrams = createSocket('udp4', () => calls.push('/datagram'))
  await new Promise<void>((resolve) => datagrams.bind(port, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      datagrams.close()
      server.closeAllConnections()
      server.close(() => resolve())
    })
  return { origin: `http://127.0.0.1:${port}`, calls, connections: () => connections, close }
}

/** Every way out that a script in the page could try; each names itself in the path. */
export const WAYS: Readonly<Record<string, (origin: string) => unknown>> = {
  fetch: (origin) => fetch(`${origin}/fetch`, { mode: 'no-cors' }).catch(() => {}),
  xhr: (origin) => {
    const request = new XMLHttpRequest()
    request.open('GET', `${origin}/xhr`)
    request.send()
  },
  beacon: (origin) => navigator.sendBeacon(`${origin}/beacon`, 'seen'),
  img: (origin) => {
    new Image().src = `${origin}/img`
  },
  stylesheet: (origin) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = `${origin}/stylesheet`
    document.head.append(link)
  },
  prefetch: (origin) => {
    const link = document.createElement('link')
    link.rel = 'prefetch'
    link.href = `${origin}/prefetch`
    document.head.append(link)
  },
  audio: (origin) => {
    const audio = document.createElement('audio')
    audio.src = `${origin}/audio`
    audio.load()
  },
  iframe: (origin) => {
    const frame = document.createElement('iframe')
    frame.src = `${origin}/iframe`
    document.body.append(frame)
  },
  eventsource: (origin) => new EventSource(`${origin}/eventsource`),
  websocket: (origin) => new WebSocket(`${origin.replace('http', 'ws')}/websocket`),
  form: (origin) => {
    const form = document.createElement('form')
    form.action = `${origin}/form`
    form.target = '_blank'
    document.body.append(form)
    form.submit()
  },
  window: (origin) => window.open(`${origin}/window`),
  datagram: (origin) => {
    const urls = origin.replace('http://', 'stun:')
    const connection = new RTCPeerConnection({ iceServers: [{ urls }] })
    connection.createDataChannel('datagram')
    return connection.createOffer().then((offer) => connection.setLocalDescription(offer))
  },
  relay: (origin) => {
    const urls = `${origin.replace('http://', 'turn:')}?transport=tcp`
    const iceServers = [{ urls, username: 'seen', credential: 'seen' }]
    const connection = new RTCPeerConnection({ iceServers })
    connection.createDataChannel('relay')
    return connection.createOffer().then((offer) => connection.setLocalDescription(offer))
  },
}

/** What no filter of requests sees, because it is none: the handling of WebRTC alone refuses it. */
export const UNFILTERED: readonly string[] = ['datagram', 'relay']

/** The ways of which the canary heard. */
export function heard({ calls }: Canary): string[] {
  return [...new Set(calls.map((path) => path.replace(/^\/|\?.*$/g, '')))].sort()
}

/** Tries every way; what the browser throws at once is a refusal too. */
export async function tryAll(tab: Tab, origin: string): Promise<void> {
  for (const way of Object.values(WAYS))
    await tab.evaluate(`try { (${way})(${JSON.stringify(origin)}); 0 } catch { 0 }`).catch(() => {})
  await tab.waitForTimeout(1500)
}
