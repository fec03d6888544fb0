import { type Answer, jsonAnswer } from './answer.ts'
import type { ErrorBody } from './error-answer.ts'
import { withoutPaths } from './without-paths.ts'

/** 503 with the reason, as an error of this server. */
export function notReady(reason: string): Answer {
  const body: ErrorBody = { error: withoutPaths(reason), code: 'NOT_READY' }
  return jsonAnswer(503, body, { 'retry-after': '1' })
}
