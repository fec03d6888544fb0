import { invokeFunction } from '../deployed/invoke-function.ts'
import { openLambda } from '../deployed/open-clients.ts'
import { answerTimeout } from './answer-timeout.ts'
import { awsFaultName } from './aws-fault-name.ts'
import type { FunctionQuestion } from './question.ts'
import type { Sender } from './sender.ts'

/** Invokes a deployed function; every answer brings Lambda's report with it. Nothing is asked twice. */
export async function functionSender(question: FunctionQuestion, connections: number): Promise<Sender> {
  const lambda = await openLambda({ ...question, connections, maxAttempts: 1 })
  return {
    async send() {
      try {
        const { failed, report } = await invokeFunction(
          lambda,
          question,
          AbortSignal.timeout(answerTimeout * 1000),
        )
        return {
          ...(failed !== undefined && { fault: 'the function failed' }),
          ...(report !== undefined && { report }),
        }
      } catch (error) {
        return { fault: awsFaultName(error) }
      }
    },
    close: () => lambda.client.destroy(),
  }
}
