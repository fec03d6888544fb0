import { Server } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RunningServer } from './start-server.ts'

export interface DrainOptions {
  /** How long clients with open connections are answered, and told to close them, before idle ones are cut. */
  readonly graceMs?: number
  /** After this all is cut. */
  readonly boundMs?: number
}

/** From the acceptance of a connection until its request must have come. Milliseconds. */
const requestOnItsWay = 100

/**
 * Stops a server so that no accepted request is lost: health turns to 503 and every answer closes its connection,
 * while requests are still taken; then it listens no more, finishes what it has, and frees the models. Resolves to
 * false if that took longer than `boundMs` and the rest was cut.
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

async function close({ server, connections }: RunningServer, graceMs: number): Promise<void> {
  if (connections.size > 0) await sleep(graceMs)
  // HTTP's own close would also cut connections whose request is still on its way.
  Server.prototype.close.call(server.server)
  if (connections.size > 0) await sleep(requestOnItsWay)
  for (;;) {
    server.server.closeIdleConnections()
    // Opened ahead by a browser, or by a probe: to Node these are not idle, as their first request is awaited.
    for (const connection of connections) if (connection.bytesRead === 0) connection.destroy()
    if (connections.size === 0) break
    await sleep(10)
  }
  await server.close()
}
