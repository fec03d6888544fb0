import type { MeasuredServer } from '../run/measured.ts'
import type { DeployedSubject } from '../target/target.ts'
import type { AskedSample } from './asked-sample.ts'
import { deployedFault } from './deployed-fault.ts'
import { invokeEndpoint } from './invoke-endpoint.ts'
import { openSageMaker } from './open-clients.ts'
import { running } from './running.ts'

/** An endpoint that answers as recorded, which is asked once to find that out. Throws what is wrong in one sentence. */
export async function measuredEndpoint(
  subject: DeployedSubject,
  asked: AskedSample,
  signal?: AbortSignal,
): Promise<MeasuredServer> {
  const { name, model, region } = subject
  const question = {
    endpointName: name,
    body: asked.body,
    ...(model !== undefined && { targetModel: model }),
    ...(region !== undefined && { region }),
  }
  const sagemaker = await openSageMaker(region === undefined ? {} : { region })
  const answer = await invokeEndpoint(sagemaker, question, signal)
    .catch((error) => {
      throw deployedFault(error, 'sagemaker:InvokeEndpoint', subject, signal)
    })
    .finally(() => sagemaker.client.destroy())
  asked.check(subject, answer)
  return {
    subject,
    coldStarts: 0,
    start: async () => ({ running: running(question), answerBytes: answer.length }),
    restore: async () => {},
    close: async () => {},
  }
}
