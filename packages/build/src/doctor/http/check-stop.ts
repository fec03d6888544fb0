import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Finding, failed, ok } from '../finding.ts'
import { explainEnd } from '../process/explain-end.ts'
import { within } from '../process/within.ts'
import { answerFault, excerpt } from '../samples/answer-fault.ts'
import { questionOf, questionType } from '../samples/question.ts'
import type { Server } from './server.ts'

/** Milliseconds after the signal at which the rest of a request is sent that the server has begun to read. */
const later = 300

/** Whether SIGTERM ends the server with 0 in time, a request that it has taken being answered before. */
export async function checkStop(server: Server): Promise<Finding> {
  const { process, limits } = server
  const asked = begin(server)
  try {
    const taken = await within(once(asked, 'continue'), limits.answer).catch((error: Error) => error)
    if (taken === undefined || taken instanceof Error)
      return failed(`before SIGTERM it took no request: ${taken?.message ?? 'no answer'}`)
    const answered = answerOf(server, asked)
    const sent = performance.now()
    process.terminate()
    await sleep(later)
    asked.end(body(server))
    const end = await within(process.ended, limits.stop - later / 1000)
    if (end === undefined) {
      return failed(
        `it did not end within ${limits.stop} s of SIGTERM, when it would be killed with what is under way: it must hear the signal, answer what it has taken, and end`,
      )
    }
    const fault = await answered
    if (fault !== undefined)
      return failed(
        `the request under way at SIGTERM was lost (${fault}): it must be answered before the end`,
      )
    if (end.code !== 0)
      return failed(`after SIGTERM it ${explainEnd(end, process.output())}; 0 says that all is well`)
    return ok(`after ${((performance.now() - sent) / 1000).toFixed(1)} s, the request under way answered`)
  } finally {
    asked.destroy()
  }
}

function body({ samples: [sample] }: Server): string {
  return sample === undefined ? '[]' : questionOf(sample)
}

/** A request of which the server is sent only the head: its own word that it reads on says that it has taken it. */
function begin(server: Server): ClientRequest {
  const asked = request(`${server.url}/invocations`, {
    method: 'POST',
    agent: false,
    headers: {
      'content-type': questionType,
      'content-length': String(Buffer.byteLength(body(server))),
      expect: '100-continue',
    },
  })
  asked.on('error', () => {})
  asked.flushHeaders()
  return asked
}

/** What is wrong with the answer, once it is there or cannot come any more. */
async function answerOf({ samples: [sample] }: Server, asked: ClientRequest): Promise<string | undefined> {
  try {
    const [response] = (await once(asked, 'response')) as [IncomingMessage]
    let text = ''
    for await (const chunk of response) text += chunk
    if (sample === undefined) return undefined
    if (response.statusCode !== 200) return `${response.statusCode}: ${excerpt(text)}`
    return answerFault(sample, text)
  } catch (error) {
    return (error as Error).message
  }
}
