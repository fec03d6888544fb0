import type { AddressInfo } from 'node:net'
import { isLoopback } from '@inferry/adapter-http'
import { listenFault } from '@inferry/core'
import type { AppOptions } from '../app/app-options.ts'
import { type App, createApp } from '../app/create-app.ts'
import { type Connections, trackConnections } from './track-connections.ts'

export interface ServerOptions extends AppOptions {
  /** Whether whoever reaches the server can load and unload models. Unless told, if it listens on loopback. */
  readonly control?: boolean
  /** Loopback unless given: there is no authentication. */
  readonly host?: string
  /** 8080 unless given; 0 takes a free one. */
  readonly port?: number
}

/** A server that listens. */
export interface RunningServer extends App {
  /** Such as `http://127.0.0.1:8080`. */
  readonly url: string
  readonly connections: Connections
  /** Resolves when each model is ready or has failed. */
  loaded(): Promise<void>
}

/** Listens at once, while the models load. Rejects for a path that holds no artifact, and for a port that is taken. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host = '127.0.0.1', port = 8080 } = options
  const { control = isLoopback(host) } = options
  // Of its own level: what becomes of the models would be told after the failure.
  const logger = options.logger.child({})
  const app = await createApp({ ...options, control, logger })
  const connections = trackConnections(app.server.server)
  try {
    await app.server.listen({ host, port })
  } catch (cause) {
    logger.level = 'silent'
    await app.server.close()
    throw listenFault(cause, host, port)
  }
  const { port: actual } = app.server.server.address() as AddressInfo
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${actual}`
  logger.info(`listening on ${url}`)
  return { ...app, url, connections, loaded: () => loaded(app) }
}

/** In the order in which the repository loads them, so that none is begun early. */
async function loaded({ repository }: App): Promise<void> {
  for (const { name, state } of repository.list()) {
    if (state !== 'failed' && state !== 'unloaded')
      await repository
        .get(name)
        .ready()
        .catch(() => {})
  }
}
