import { InferryError } from '@inferry/core'
import type { MeasuredServer } from '../run/measured.ts'
import { type DeployedSubject, showSubject } from '../target/target.ts'
import type { AskedSample } from './asked-sample.ts'
import { openConfiguration } from './configuration.ts'
import { deployedFault } from './deployed-fault.ts'
import { functionColdStart } from './function-cold-start.ts'
import { parseFunctionName } from './function-name.ts'
import { type Invoked, invokeFunction } from './invoke-function.ts'
import { openLambda } from './open-clients.ts'
import { running } from './running.ts'

/** Changes for one cold start: Lambda starts some environments ahead of their first invocation. */
const tries = 3

/**
 * A deployed function that answers as recorded, which is asked once to find that out; its configuration is changed by cold starts
 * alone. Throws what is wrong in one sentence, such as `INVALID_CONFIGURATION` for cold starts of a published version.
 */
export async function measuredFunction(
  subject: DeployedSubject,
  sample: AskedSample,
  coldStarts: number,
  signal?: AbortSignal,
): Promise<MeasuredServer> {
  const shown = showSubject(subject)
  const { name, region } = subject
  const { unqualified = name, qualifier } = parseFunctionName(name) ?? {}
  if (coldStarts > 0 && qualifier !== undefined) {
    const message = `${shown}: the configuration of a published version cannot change, so that no cold start can be forced: leave out :${qualifier}, or measure it warm`
    throw new InferryError('INVALID_CONFIGURATION', message, { location: { field: 'coldStarts' } })
  }
  const asked = region === undefined ? {} : { region }
  const question = { functionName: name, body: sample.body, ...asked }
  const invoking = await openLambda({ ...asked, maxAttempts: 1 })
  const changing = await openLambda(asked)
  const close = () => {
    invoking.client.destroy()
    changing.client.destroy()
  }

  async function invoke(signal?: AbortSignal): Promise<Invoked> {
    const invoked = await invokeFunction(invoking, question, signal).catch((error) => {
      throw deployedFault(error, 'lambda:InvokeFunction', subject, signal)
    })
    if (invoked.failed === undefined) return invoked
    throw new InferryError('NOT_READY', `${shown}: it failed: ${invoked.failed}`)
  }

  try {
    const configuration =
      coldStarts > 0 ? await openConfiguration(changing, unqualified, subject, signal) : undefined
    const { answer } = await invoke(signal)
    sample.check(subject, answer)
    return {
      subject,
      coldStarts,
      async coldStart(signal) {
        for (let n = 1; n <= tries; n++) {
          await configuration?.change(signal)
          const begun = performance.now()
          const invoked = await invoke(signal)
          const cold = functionColdStart(invoked, performance.now() - begun, shown)
          if (cold !== undefined) return cold
        }
        throw new InferryError(
          'NOT_READY',
          `${shown}: after each of ${tries} changes of its configuration it was started before it was asked; does someone else invoke it?`,
        )
      },
      start: async () => ({ running: running(question), answerBytes: answer.length }),
      restore: async () => configuration?.restore(),
      close: async () => close(),
    }
  } catch (error) {
    close()
    throw error
  }
}
