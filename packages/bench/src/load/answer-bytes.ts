import { InferryError } from '@inferry/core'
import type { Question } from './question.ts'

/** Posts the question once. Resolves to the length of the answer's body. */
export async function answerBytes(question: Question): Promise<number> {
  if (!('url' in question)) throw new InferryError('INTERNAL', 'what is deployed has told it already')
  const { url, headers, body } = question
  const response = await fetch(url, { method: 'POST', headers, body })
  return (await response.arrayBuffer()).byteLength
}
