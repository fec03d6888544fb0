import { Server } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RunningServer } from './start-server.ts'

export interface DrainOptions {
  /** How long clients are still answered as before, so that who asks for its health learns that it stops. */
  readonly graceMs?: number
  /** How long a request that is on its way may take to arrive once nothing listens any more; 3 s unless given. */
  readonly arrivalMs?: number
  /** After this all is cut; 25 s unless given. */
  readonly boundMs?: number
}

/**
 * How long open connections may bring a last request once nothing listens any more: it may have been sent before its
 * client could know. Milliseconds; a client on a busy machine takes more than a quarter of a second.
 */
const lastRequest = 1000

/**
 * Stops a server so that no accepted request is lost. Health turns to 503. Then nothing listens any more, and each
 * answer closes its connection: not earlier, as clients would come back over new connections, and the kernel breaks
 * those that wait to be accepted when the listening ends. At last idle connections are closed and the models freed.
 * A request is accepted once it has arrived as a whole: one that never does would hold it all up.
 *
 * Resolves to false if that took longer than `boundMs` and the rest was cut: runs of models may go on then.
 */
export async function drain(
  running: RunningServer,
  { graceMs = 250, arrivalMs = 3000, boundMs = 25_000 }: DrainOptions = {},
): Promise<boolean> {
  const finished = new AbortController()
  running.announceStop()
  try {
    const outcome = await Promise.race([
      close(running, graceMs, arrivalMs).then(() => true),
      sleep(boundMs, false, { signal: finished.signal }),
    ])
    if (!outcome) running.server.server.closeAllConnections()
    return outcome
  } finally {
    finished.abort()
  }
}

async function close(
  { server, connections, hangUp }: RunningServer,
  graceMs: number,
  arrivalMs: number,
): Promise<void> {
  if (connections.size > 0) await sleep(graceMs)
  hangUp()
  // HTTP's own close would also cut connections whose request is still on its way.
  Server.prototype.close.call(server.server)
  const late = performance.now() + arrivalMs
  if (connections.size > 0) await sleep(Math.min(lastRequest, arrivalMs))
  for (;;) {
    server.server.closeIdleConnections()
    // To Node these are not idle, as their first request is awaited.
    connections.closeUnused()
    if (performance.now() > late) connections.closeUnasked()
    if (connections.size === 0) break
    await sleep(10)
  }
  await server.close()
}
