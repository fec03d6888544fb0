import { Agent, request } from 'node:http'
import { type Door, pickHeaders, type RequestCase } from '@inferry/testing'

/** A server, asked. */
export type AskServer = Omit<Door, 'name'>

/** A door that is a server on a port of this machine: asked over one kept connection, one case after the other. */
export function askServer(port: number, stop: () => PromiseLike<unknown>): AskServer {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return {
    ask: ({ method, path, headers, body }: RequestCase) =>
      new Promise((resolve, reject) => {
        const sent = method === 'GET' || method === 'HEAD' ? {} : { 'content-length': body.length }
        const asked = request(
          { host: '127.0.0.1', port, agent, method, path, headers: { ...headers, ...sent } },
          (response) => {
            const parts: Buffer[] = []
            response.on('data', (part: Buffer) => parts.push(part))
            response.on('error', reject)
            response.on('end', () =>
              resolve({
                status: response.statusCode ?? 0,
                contentType: response.headers['content-type'],
                body: Buffer.concat(parts),
                headers: pickHeaders(response.headers),
              }),
            )
          },
        )
        asked.on('error', reject)
        asked.end(body)
      }),
    async close() {
      agent.destroy()
      await stop()
    },
  }
}
