import { coldJob } from '../cold/cold-job.ts'
import { type ColdStart, coldStart } from '../cold/cold-start.ts'
import type { Built, BuiltWorker, Running, RunningHere, Subject } from '../target/target.ts'

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
  /** What is put under load in a round. */
  start(): Promise<StartedHere | Deployed>
}

/** A fresh process. */
export interface StartedHere {
  readonly running: RunningHere
  readonly cold: ColdStart
}

/** What ran before, and was asked already. */
export interface Deployed {
  readonly running: Running
  /** Of an answer's body. */
  readonly answerBytes: number
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
