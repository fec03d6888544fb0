import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Teardown } from './teardown.ts'

/** What becomes of a request. */
export type Fault =
  /** It is not passed on; S3's error document is the answer. */
  | { readonly kind: 'status'; readonly status: number; readonly code: string }
  /** It is not passed on; the connection breaks. */
  | { readonly kind: 'refuse' }
  /** It is not passed on, and never answered. */
  | { readonly kind: 'hang' }
  /** It is passed on and done; the connection breaks in place of the answer. */
  | { readonly kind: 'lose' }
  /** The answer's body ends early, at this share of it. */
  | { readonly kind: 'truncate'; readonly share: number }

export type PickFault = (method: string, url: URL) => Fault | undefined

export interface FaultProxy {
  readonly url: string
  /** Those that were made. */
  readonly faults: readonly Fault[]
  /** Of the requests that came. */
  readonly requests: readonly string[]
}

/** Stands between a client and the server at `upstream`, on loopback, until the test ends. */
export async function faultProxy(t: Teardown, upstream: string, pick: PickFault): Promise<FaultProxy> {
  const faults: Fault[] = []
  const requests: string[] = []

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const { method = '', url = '', headers } = incoming
    requests.push(`${method} ${url}`)
    const fault = pick(method, new URL(url, upstream))
    if (fault !== undefined) faults.push(fault)
    if (fault?.kind === 'hang') return
    if (fault?.kind === 'refuse') return void outgoing.socket?.destroy()
    if (fault?.kind === 'status') {
      const text = `<?xml version="1.0"?><Error><Code>${fault.code}</Code><Message>so it is</Message></Error>`
      outgoing.writeHead(fault.status, { 'content-type': 'application/xml' })
      return void outgoing.end(method === 'HEAD' ? undefined : text)
    }
    const answer = await ask(new URL(url, upstream), method, headers, Buffer.concat(chunks))
    if (fault?.kind === 'lose') return void outgoing.socket?.destroy()
    outgoing.writeHead(answer.status, answer.headers)
    if (fault?.kind !== 'truncate') return void outgoing.end(answer.body)
    const sent = answer.body.subarray(0, Math.floor(answer.body.length * fault.share))
    // The bytes leave before the connection breaks.
    outgoing.write(sent, () => outgoing.socket?.destroy())
  }

  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch(() => outgoing.socket?.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, faults, requests }
}

interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

function ask(url: URL, method: string, headers: IncomingMessage['headers'], body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers }, async (response) => {
      try {
        const chunks: Buffer[] = []
        for await (const chunk of response) chunks.push(chunk)
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) })
      } catch (error) {
        reject(error)
      }
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
