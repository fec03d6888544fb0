import { Server } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RunningServer } from './start-server.ts'

export interface DrainOptions {
  /** How long clients are still answered as before, so that who asks for its health learns that it stops. */
  readonly graceMs?: number
  /** After this all is cut. */
  readonly boundMs?: number
}

/** How long open connections may bring a last request once nothing listens any more. Milliseconds. */
const lastRequest = 250

/**
 * Stops a server so that no accepted request is lost. Health turns to 503. Then nothing listens any more, and each
 * answer closes its connection: not earlier, as clients would come back over new connections, and the kernel breaks
 * those that wait to be accepted when the listening ends. At last idle connections are closed and the models freed.
 * Resolves to false if that took longer than `boundMs` and the rest was cut.
 */
export async function drain(
  running: RunningServer,
  { graceMs = 250, boundMs = 25_000 }: DrainOptions = {},
): Promise<boolean> {
  const finished = new AbortController()
  running.announceStop()
  const outcome = await Promise.race([
    close(running, graceMs).then(() => true),
    sleep(boundMs, false, { signal: finished.signal }),
  ])
  finished.abort()
  if (!outcome) running.server.server.closeAllConnections()
  return outcome
}

async function close({ server, connections, hangUp }: RunningServer, graceMs: number): Promise<void> {
  if (connections.size > 0) await sleep(graceMs)
  hangUp()
  // HTTP's own close would also cut connections whose request is still on its way.
  Server.prototype.close.call(server.server)
  if (connections.size > 0) await sleep(lastRequest)
  for (;;) {
    server.server.closeIdleConnections()
    // Opened ahead by a browser, or by a probe: to Node these are not idle, as their first request is awaited.
    for (const connection of connections) if (connection.bytesRead === 0) connection.destroy()
    if (connections.size === 0) break
    await sleep(10)
  }
  await server.close()
}
