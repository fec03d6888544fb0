import { setTimeout as sleep } from 'node:timers/promises'
import type { App } from '../app/create-app.ts'

export interface DrainOptions {
  /** How long clients with open connections are answered, and told to close them, before idle ones are cut. */
  readonly graceMs?: number
  /** After this all is cut. */
  readonly boundMs?: number
}

/**
 * Stops a server so that no accepted request is lost: health turns to 503 and every answer closes its connection,
 * while requests are still taken; then it listens no more, finishes what it has, and frees the models. Resolves to
 * false if that took longer than `boundMs` and the rest was cut.
 */
export async function drain(
  app: App,
  { graceMs = 250, boundMs = 25_000 }: DrainOptions = {},
): Promise<boolean> {
  const finished = new AbortController()
  app.announceStop()
  const outcome = await Promise.race([
    close(app, graceMs).then(() => true),
    sleep(boundMs, false, { signal: finished.signal }),
  ])
  finished.abort()
  if (!outcome) app.server.server.closeAllConnections()
  return outcome
}

async function close({ server }: App, graceMs: number): Promise<void> {
  // A request that is on its way over an idle connection would be lost if that was closed at once.
  if ((await connections(server.server)) > 0) await sleep(graceMs)
  // Connections whose last answer was sent before the stop was announced become idle later.
  const reaper = setInterval(() => server.server.closeIdleConnections(), 50)
  try {
    await server.close()
  } finally {
    clearInterval(reaper)
  }
}

function connections(server: App['server']['server']): Promise<number> {
  return new Promise((resolve) => server.getConnections((_error, count) => resolve(count ?? 0)))
}
