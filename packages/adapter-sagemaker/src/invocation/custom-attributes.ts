import { InferryError } from '@inferry/core'
import { type Answer, type Headers, headerOf } from '@inferry/doors'

const header = 'x-amzn-sagemaker-custom-attributes'

/** SageMaker's own rule: up to 1024 characters of visible ASCII. */
const sane = /^[\x20-\x7e]{0,1024}$/

/** What the client sent along; throws for what SageMaker would not have let through. */
export function customAttributes(headers: Headers): string | undefined {
  const value = headerOf(headers, header)
  if (value === undefined || sane.test(value)) return value
  const message =
    'X-Amzn-SageMaker-Custom-Attributes has more than 1024 characters, or others than visible ASCII'
  throw new InferryError('MALFORMED_REQUEST', message, { location: { field: header } })
}

/** Sends them back: SageMaker gives the client what the container answered with, or nothing. */
export function withAttributes(answer: Answer, attributes: string | undefined): Answer {
  if (attributes === undefined) return answer
  return { ...answer, headers: { ...answer.headers, 'X-Amzn-SageMaker-Custom-Attributes': attributes } }
}
