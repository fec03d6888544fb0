import { outputVariables } from './output-variables.ts'
import { answerEnding, type Outputs } from './outputs.ts'
import { queueAnswers } from './queue-answers.ts'
import { s3Storage } from './s3-storage.ts'

/**
 * Where answers go, by the variables `INFERRY_OUTPUT_QUEUE_URL` and `INFERRY_OUTPUT_S3`. Throws `INVALID_CONFIGURATION`
 * when they cannot be. The AWS SDK is loaded by the first answer or object that needs it; region, credentials and
 * endpoints are its own to find.
 */
export function openOutputs(env: NodeJS.ProcessEnv = process.env): Outputs {
  const { queueUrl, objects } = outputVariables(env)
  const storage = s3Storage(objects, env)
  if (queueUrl !== undefined) return { write: queueAnswers(queueUrl, env), storage }
  if (objects === undefined) return { write: undefined, storage }
  const { bucket, prefix } = objects
  return {
    storage,
    write: (answer, { messageId }, signal) =>
      storage.write({ bucket, key: `${prefix}${messageId}${answerEnding}` }, answer, signal),
  }
}
