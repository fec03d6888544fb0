import type { Socket } from 'node:net'

const signals = new WeakMap<Socket, AbortSignal>()

/**
 * Aborted when the client's connection closes. One a connection, not one a request: a keep-alive connection
 * carries one request at a time, so an answered request never sees it, and the hot path pays for a look-up only.
 */
export function clientSignal(socket: Socket): AbortSignal {
  const known = signals.get(socket)
  if (known !== undefined) return known
  const controller = new AbortController()
  socket.once('close', () => controller.abort())
  signals.set(socket, controller.signal)
  return controller.signal
}
