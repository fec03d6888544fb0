import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** The open connections of a server. */
export interface Connections {
  readonly size: number
  /** Closes those over which nothing was ever sent, as by browsers, which open some ahead, and by probes. */
  closeUnused(): void
  /** Closes all but those over which a request that has arrived as a whole is being answered. */
  closeUnasked(): void
}

export function trackConnections(server: Server): Connections {
  /** The latest answer of each; there is none before its first request's head has arrived. */
  const open = new Map<Socket, ServerResponse | undefined>()
  server.on('connection', (socket: Socket) => {
    open.set(socket, undefined)
    socket.once('close', () => open.delete(socket))
  })
  server.on('request', ({ socket }, response) => {
    if (open.has(socket)) open.set(socket, response)
  })
  return {
    get size() {
      return open.size
    },
    closeUnused() {
      for (const socket of open.keys()) if (socket.bytesRead === 0) socket.destroy()
    },
    closeUnasked() {
      for (const [socket, response] of open) if (!owes(response)) socket.destroy()
    },
  }
}

function owes(response: ServerResponse | undefined): boolean {
  return response?.req.complete === true && !response.writableFinished
}
