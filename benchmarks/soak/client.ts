import { Agent, request } from 'node:http'
import type { Case } from './requests.ts'

/** How one request ended. */
export type Outcome =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string }
  /** Nothing listens any more. */
  | { readonly kind: 'refused' }
  /** A new connection that broke before a byte came back: the server had not looked at it yet. */
  | { readonly kind: 'unaccepted' }
  | { readonly kind: 'lost'; readonly error: string }

/** One client over one keep-alive connection. */
export function createClient(url: string): { send(one: Case): Promise<Outcome>; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const send = (one: Case) =>
    new Promise<Outcome>((resolve) => {
      const headers = { ...one.headers, 'content-length': Buffer.byteLength(one.body) }
      const sent = request(`${url}${one.path}`, { method: 'POST', agent, headers }, (response) => {
        let body = ''
        response.setEncoding('utf8').on('data', (part) => {
          body += part
        })
        response.on('end', () => resolve({ kind: 'answered', status: response.statusCode ?? 0, body }))
        response.on('error', (error) => resolve({ kind: 'lost', error: String(error) }))
      })
      sent.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ECONNREFUSED') resolve({ kind: 'refused' })
        else if (sent.reusedSocket) resolve({ kind: 'lost', error: String(error) })
        else resolve({ kind: 'unaccepted' })
      })
      sent.end(one.body)
    })
  return { send, close: () => agent.destroy() }
}
