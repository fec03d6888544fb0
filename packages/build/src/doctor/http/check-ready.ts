import { setTimeout as sleep } from 'node:timers/promises'
import { type Finding, failed, ok } from '../finding.ts'
import { explainEnd, explainOutput } from '../process/explain-end.ts'
import { excerpt } from '../samples/answer-fault.ts'
import { ask } from './ask.ts'
import type { Server } from './server.ts'

/** Whether `/ping` comes to answer 200 in time, and each time before SageMaker would give it up. */
export async function checkReady({ url, process, limits }: Server): Promise<Finding> {
  const begin = performance.now()
  const passed = () => (performance.now() - begin) / 1000
  let last = 'nothing listened on its port'
  while (passed() < limits.ready) {
    if (process.hasEnded()) {
      const end = explainEnd(await process.ended, process.output())
      return failed(`it ${end}, before /ping answered 200`)
    }
    try {
      const { status, body } = await ask(`${url}/ping`, { seconds: limits.ping })
      if (status === 200) return ok(`after ${passed().toFixed(1)} s`)
      last = `/ping answered ${status} with ${excerpt(body)}`
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      if (code !== 'ECONNREFUSED') {
        if (code === undefined) return failed(`/ping gave ${message}: a platform would replace it`)
        last = `/ping gave ${message}`
      }
    }
    await sleep(50)
  }
  const said = explainOutput(process.output()).map((text) => `; it said: ${text}`)
  return failed(`it was not ready within ${limits.ready} s: ${last}${said.join('')}`)
}
