import { parseS3Url } from '@inferry/aws'
import { InferryError } from '@inferry/core'

/** Set for answers as messages. */
export const queueVariable = 'INFERRY_OUTPUT_QUEUE_URL'
/** Set for answers as objects. */
export const objectsVariable = 'INFERRY_OUTPUT_S3'

/** Keys of a bucket that start so. */
export interface ObjectPrefix {
  readonly bucket: string
  /** Ends in `/`, or is empty. */
  readonly prefix: string
}

export interface OutputVariables {
  readonly queueUrl: string | undefined
  readonly objects: ObjectPrefix | undefined
}

/** Reads {@link queueVariable} and {@link objectsVariable}. Throws `INVALID_CONFIGURATION` for both, or one that is malformed. */
export function outputVariables(env: NodeJS.ProcessEnv): OutputVariables {
  const { [queueVariable]: queue = '', [objectsVariable]: objects = '' } = env
  if (queue !== '' && objects !== '') {
    const message = `${queueVariable} and ${objectsVariable} are both set; answers go to one place: unset one`
    throw new InferryError('INVALID_CONFIGURATION', message)
  }
  return {
    queueUrl: queue === '' ? undefined : queueUrl(queue),
    objects: objects === '' ? undefined : objectPrefix(objects),
  }
}

function queueUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const queue = url && /^https?:$/.test(url.protocol) && /^\/[^/]+\/[^/]+$/.test(url.pathname)
  if (queue && url.search === '' && url.hash === '') return text
  throw malformed(queueVariable, text, 'https://sqs.<region>.amazonaws.com/<account>/<queue>')
}

function objectPrefix(text: string): ObjectPrefix {
  const found = parseS3Url(text)
  if (found?.key === '' || found?.key.endsWith('/')) return { bucket: found.bucket, prefix: found.key }
  throw malformed(objectsVariable, text, 's3://<bucket>/<prefix>/ with a slash at its end')
}

function malformed(variable: string, text: string, wanted: string): InferryError {
  const message = `${variable} is ${JSON.stringify(text)}, expected ${wanted}`
  return new InferryError('INVALID_CONFIGURATION', message, { location: { field: variable } })
}
