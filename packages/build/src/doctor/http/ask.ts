import { request } from 'node:http'

export interface Answer {
  readonly status: number
  readonly body: string
}

export interface Ask {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Sends the body once the server has had time to refuse its size: one that closes meanwhile cannot be heard. */
  readonly patient?: true
  /** Until the answer is there whole. */
  readonly seconds: number
}

/** Milliseconds for a server to say that it reads on, and then to refuse a body by its size. */
const patience = { first: 1000, next: 300 }

/** Asks a server on a connection of its own. Rejects if there is no whole answer in time. */
export function ask(url: string, options: Ask): Promise<Answer> {
  const { method = 'GET', headers = {}, body, patient, seconds } = options
  return new Promise((resolve, reject) => {
    const own = {
      ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
      ...(patient && { expect: '100-continue' }),
    }
    const asked = request(url, { method, agent: false, headers: { ...headers, ...own } })
    const timer = setTimeout(() => {
      reject(new Error(`no answer within ${seconds} s`))
      asked.destroy()
    }, seconds * 1000)
    let sending: NodeJS.Timeout | undefined
    asked.once('response', (response) => {
      clearTimeout(sending)
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () => {
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() })
        asked.destroy()
      })
    })
    asked.on('error', reject)
    asked.once('close', () => {
      clearTimeout(timer)
      clearTimeout(sending)
    })
    if (!patient) {
      asked.end(body)
      return
    }
    const sendIn = (milliseconds: number) => {
      clearTimeout(sending)
      sending = setTimeout(() => asked.end(body), milliseconds)
    }
    asked.once('continue', () => sendIn(patience.next))
    sendIn(patience.first)
    asked.flushHeaders()
  })
}
