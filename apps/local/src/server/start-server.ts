import type { AddressInfo, Socket } from 'node:net'
import { InferryError } from '@inferry/core'
import type { AppOptions } from '../app/app-options.ts'
import { type App, createApp } from '../app/create-app.ts'

export interface ServerOptions extends AppOptions {
  /** Loopback unless given: there is no authentication. */
  readonly host?: string
  /** 8080 unless given; 0 takes a free one. */
  readonly port?: number
}

/** A server that listens. */
export interface RunningServer extends App {
  /** Such as `http://127.0.0.1:8080`. */
  readonly url: string
  /** Those that are open. */
  readonly connections: ReadonlySet<Socket>
  /** Resolves when each model is ready or has failed. */
  loaded(): Promise<void>
}

/** Listens at once, while the models load. Rejects for a path that holds no artifact, and for a port that is taken. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host = '127.0.0.1', port = 8080 } = options
  const app = await createApp(options)
  const connections = new Set<Socket>()
  app.server.server.on('connection', (socket: Socket) => {
    connections.add(socket)
    socket.once('close', () => connections.delete(socket))
  })
  try {
    await app.server.listen({ host, port, listenTextResolver: (address) => `listening on ${address}` })
  } catch (cause) {
    await app.server.close()
    throw listenFault(cause, host, port)
  }
  const { port: actual } = app.server.server.address() as AddressInfo
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${actual}`
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

function listenFault(cause: unknown, host: string, port: number): unknown {
  const { code } = cause as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') {
    return new InferryError('INTERNAL', `port ${port} of ${host} is taken; choose another with --port`, {
      cause,
    })
  }
  if (code === 'EACCES') {
    return new InferryError('INTERNAL', `port ${port} needs privileges; choose one above 1023 with --port`, {
      cause,
    })
  }
  return cause
}
