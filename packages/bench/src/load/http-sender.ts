import { type Agent, request } from 'node:http'

/** A request that is asked again and again. */
export interface Question {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Seconds for an answer to be there whole. */
export const answerTimeout = 30

/**
 * Posts the question and reads the answer. Resolves to what went wrong, in a few words that are the same for the same
 * fault, or to undefined for a 200 that is no failure of a Lambda function.
 */
export function send({ url, headers, body }: Question, agent: Agent): Promise<string | undefined> {
  return new Promise((resolve) => {
    const asked = request(url, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    })
    const timer = setTimeout(() => {
      resolve(`no answer within ${answerTimeout} s`)
      asked.destroy()
    }, answerTimeout * 1000)
    asked.once('response', (response) => {
      response.resume()
      response.once('error', fail)
      response.once('end', () => {
        clearTimeout(timer)
        const failed = response.headers['x-amz-function-error'] !== undefined
        if (response.statusCode !== 200) resolve(`status ${response.statusCode}`)
        else resolve(failed ? 'the function failed' : undefined)
      })
    })
    asked.on('error', fail)
    asked.end(body)

    function fail({ code, message }: NodeJS.ErrnoException): void {
      clearTimeout(timer)
      resolve(code ?? message)
    }
  })
}
