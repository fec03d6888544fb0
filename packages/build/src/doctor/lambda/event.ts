import { questionType } from '../samples/question.ts'
import type { Invoked } from './function.ts'

/** An event as a client invokes the function with, by the envelope that has an answer with a status. */
export function eventOf(body: string, contentType: unknown = questionType): string {
  return JSON.stringify({ path: '/invocations', headers: { 'content-type': contentType }, body })
}

/** The answer in the envelope; status 0 if it is none. */
export function answerOf({ payload }: Invoked): { readonly status: number; readonly body: string } {
  try {
    const { statusCode, body } = JSON.parse(payload)
    if (typeof statusCode === 'number' && typeof body === 'string') return { status: statusCode, body }
  } catch {}
  return { status: 0, body: payload }
}
