import { Agent, request } from 'node:http'
import { answerTimeout, noAnswer } from './answer-timeout.ts'
import type { HttpQuestion } from './question.ts'
import type { Sender } from './sender.ts'

/** Posts the question; a good answer is a 200 that is no failure of a Lambda function. */
export function httpSender(question: HttpQuestion, connections: number): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return {
    async send() {
      const fault = await post(question, agent)
      return fault === undefined ? {} : { fault }
    },
    close: () => agent.destroy(),
  }
}

function post({ url, headers, body }: HttpQuestion, agent: Agent): Promise<string | undefined> {
  return new Promise((resolve) => {
    const asked = request(url, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    })
    const timer = setTimeout(() => {
      resolve(noAnswer)
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
