import { type ClosedLoop, closedLoop } from './closed-loop.ts'
import type { LoadResult } from './load-result.ts'
import { type OpenLoop, openLoop } from './open-loop.ts'
import type { Question } from './question.ts'

export type Load = ({ readonly kind: 'closed' } & ClosedLoop) | ({ readonly kind: 'open' } & OpenLoop)

/** Puts a server under a load, from this process. */
export function runLoad(question: Question, load: Load): Promise<LoadResult> {
  return load.kind === 'closed' ? closedLoop(question, load) : openLoop(question, load)
}
