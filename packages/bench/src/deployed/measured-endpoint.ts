import type { MeasuredServer } from '../run/measured.ts'
import type { DeployedSubject } from '../target/target.ts'
import { deployedFault } from './deployed-fault.ts'
import { invokeEndpoint } from './invoke-endpoint.ts'
import { openSageMaker } from './open-clients.ts'
import { running } from './running.ts'

/** An endpoint that answers, which is asked once to find that out. Throws what is wrong in one sentence. */
export async function measuredEndpoint(
  subject: DeployedSubject,
  body: string,
  signal?: AbortSignal,
): Promise<MeasuredServer> {
  const { name, model, region } = subject
  const question = {
    endpointName: name,
    body,
    ...(model !== undefined && { targetModel: model }),
    ...(region !== undefined && { region }),
  }
  const sagemaker = await openSageMaker(region === undefined ? {} : { region })
  const answerBytes = await invokeEndpoint(sagemaker, question, signal)
    .catch((error) => {
      throw deployedFault(error, 'sagemaker:InvokeEndpoint', subject, signal)
    })
    .finally(() => sagemaker.client.destroy())
  return {
    subject,
    coldStarts: 0,
    start: async () => ({ running: running(question), answerBytes }),
    restore: async () => {},
    close: async () => {},
  }
}
