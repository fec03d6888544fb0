import type { AddressInfo } from 'node:net'
import { buildApp } from 'fauxqs'
import type { Teardown } from './teardown.ts'

/**
 * S3 and SQS on loopback, in memory, until the test ends.
 *
 * What it cannot do: checksums are not checked, nothing is denied, keys are sorted by language instead of by bytes (use
 * lower-case letters and digits with `-`, `.` and `/`), parts are at most 10 MiB, and there is no ListParts.
 */
export interface AwsServer {
  readonly url: string
  /** By path, such as `/bucket/key`. Rejects unless the status is 2xx; DELETE and GET may answer 404. */
  request(method: string, path: string, body?: string | Uint8Array): Promise<Buffer | undefined>
}

export async function awsServer(t: Teardown): Promise<AwsServer> {
  const app = buildApp({ logger: false })
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  return {
    url,
    async request(method, path, body) {
      const pathname = path.split('/').map(encodeURIComponent).join('/')
      const response = await fetch(`${url}${pathname}`, {
        method,
        // Without it an empty body is a fault of the server's.
        headers: { 'content-type': 'application/octet-stream' },
        ...(body !== undefined && { body }),
      })
      if (response.status === 404 && (method === 'GET' || method === 'DELETE')) return undefined
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
      return Buffer.from(await response.arrayBuffer())
    },
  }
}
