import { coldJob } from '../cold/cold-job.ts'
import { type ColdStart, coldStart } from '../cold/cold-start.ts'
import type { Built, BuiltWorker, Running, Subject } from '../target/target.ts'

/** A subject that can be measured again and again, here or where it is deployed. */
export type Measured = MeasuredServer | MeasuredWorker

interface MeasuredSubject {
  readonly subject: Subject
  /** How many cold starts are measured alone. */
  readonly coldStarts: number
  /** One alone; absent where each start is one, or none can be forced. */
  coldStart?(signal?: AbortSignal): Promise<ColdStart>
  /** Puts back what was changed for cold starts. */
  restore(): Promise<void>
  close(): Promise<void>
}

export interface MeasuredServer extends MeasuredSubject {
  /** Of an answer's body, where it was seen. */
  readonly answerBytes?: number
  /** What is put under load in a round, with its cold start if it is a fresh process. */
  start(): Promise<{ readonly running: Running; readonly cold?: ColdStart }>
}

/** One that has jobs in place of loads. */
export interface MeasuredWorker extends MeasuredSubject {
  readonly worker: BuiltWorker
}

/** What was built: always in fresh processes. */
export function measuredHere(built: Built | BuiltWorker, coldStarts: number): Measured {
  const here = {
    subject: built.subject,
    coldStarts,
    restore: async () => {},
    close: async () => {},
  }
  return 'startJob' in built
    ? { ...here, worker: built, coldStart: (signal) => coldJob(built, signal) }
    : { ...here, start: () => coldStart(built) }
}
