import { type Answer, type Headers, headerOf, targetModelHeader } from '@inferry/doors'

const headers = { inferenceId: 'x-amzn-sagemaker-inference-id', targetModel: targetModelHeader }

/** SageMaker's own bound of a target model; an inference id has up to 64. Characters. */
const longest = 1024

/** Adds the inference id and the target model, which the client chose, to what the log tells of a request. */
export function withLog(answer: Answer, given: Headers): Answer {
  const log: Record<string, string> = {}
  for (const [field, header] of Object.entries(headers)) {
    const value = headerOf(given, header)
    if (value !== undefined) log[field] = value.slice(0, longest)
  }
  return Object.keys(log).length === 0 ? answer : { ...answer, log }
}
