import { invokeEndpoint } from '../deployed/invoke-endpoint.ts'
import { openSageMaker } from '../deployed/open-clients.ts'
import { answerTimeout } from './answer-timeout.ts'
import { awsFaultName } from './aws-fault-name.ts'
import type { EndpointQuestion } from './question.ts'
import type { Sender } from './sender.ts'

/** Invokes a SageMaker endpoint. Nothing is asked twice. */
export async function endpointSender(question: EndpointQuestion, connections: number): Promise<Sender> {
  const sagemaker = await openSageMaker({ ...question, connections, maxAttempts: 1 })
  return {
    async send() {
      try {
        await invokeEndpoint(sagemaker, question, AbortSignal.timeout(answerTimeout * 1000))
        return {}
      } catch (error) {
        return { fault: awsFaultName(error) }
      }
    },
    close: () => sagemaker.client.destroy(),
  }
}
