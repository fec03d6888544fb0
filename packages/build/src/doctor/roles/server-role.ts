import type { Context } from '../context.ts'
import { allSkipped, type Finding, ok, type Result, skipped } from '../finding.ts'
import { checkReady } from '../http/check-ready.ts'
import { checkStop } from '../http/check-stop.ts'
import type { Server } from '../http/server.ts'
import { type ServerCommand, startServer } from '../process/start-server.ts'

/** A bundle's server as a platform starts it. */
export interface ServerRole {
  readonly command: ServerCommand
  /** What is asked of it once it is ready, by the checks' names. */
  readonly checks: Readonly<Record<string, (server: Server) => Promise<Finding>>>
}

/** Starts the server, checks it from its start to its end. */
export async function* checkServer(context: Context, role: ServerRole): AsyncGenerator<Result> {
  const { user, limits, samples } = context
  const { url, process } = await startServer(context, role.command)
  const server: Server = { url, process, samples, limits }
  try {
    const ready = await checkReady(server)
    yield { name: 'ready', finding: ready }
    if (ready.state !== 'ok') {
      yield* allSkipped(['user', ...Object.keys(role.checks), 'stop'], 'it was never ready')
      return
    }
    const { ids, reason = '' } = user
    yield { name: 'user', finding: ids === undefined ? skipped(reason) : ok(`${ids.uid}, without a home`) }
    for (const [name, check] of Object.entries(role.checks)) yield { name, finding: await check(server) }
    yield { name: 'stop', finding: await checkStop(server) }
  } finally {
    await process.close()
  }
}
