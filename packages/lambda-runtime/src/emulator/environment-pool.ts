import { InferryError } from '@inferry/core'
import type { ExecutionEnvironment } from '../environment/execution-environment.ts'

export interface EnvironmentPool {
  /** Why a job would be refused now: `OVERLOADED` when too many wait, `ABORTED` once the pool is closed. */
  refusal(): InferryError | undefined
  /** Runs a job in an environment that is free, in a new one, or after a wait. Rejects with the {@link refusal}. */
  run<T>(job: (environment: ExecutionEnvironment) => Promise<T>): Promise<T>
  /** Kills all environments, those that are being started too, and refuses the jobs that wait. */
  close(): Promise<void>
}

/** Calls that may wait for a free environment. */
const maxWaiting = 100

interface Waiter {
  resolve(environment: ExecutionEnvironment): void
  reject(error: Error): void
}

/** Up to `concurrency` environments, of which `first` is there already; others are started when all are busy. */
export function createEnvironmentPool(
  first: ExecutionEnvironment,
  start: () => Promise<ExecutionEnvironment>,
  concurrency: number,
): EnvironmentPool {
  const all = new Set([first])
  const free = [first]
  const waiting: Waiter[] = []
  const starting = new Set<Promise<ExecutionEnvironment>>()
  let closed = false

  function refusal(): InferryError | undefined {
    if (closed) return closedError()
    const full = free.length === 0 && all.size + starting.size >= concurrency && waiting.length >= maxWaiting
    return full
      ? new InferryError('OVERLOADED', `${maxWaiting} calls wait already`, { retryAfter: 1 })
      : undefined
  }

  async function take(): Promise<ExecutionEnvironment> {
    const refused = refusal()
    if (refused !== undefined) throw refused
    const idle = free.pop()
    if (idle !== undefined) return idle
    if (all.size + starting.size < concurrency) return add()
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }))
  }

  async function add(): Promise<ExecutionEnvironment> {
    const started = start()
    starting.add(started)
    try {
      const environment = await started
      all.add(environment)
      if (closed) throw closedError()
      return environment
    } finally {
      starting.delete(started)
    }
  }

  function giveBack(environment: ExecutionEnvironment): void {
    const next = waiting.shift()
    if (next === undefined) free.push(environment)
    else next.resolve(environment)
  }

  return {
    refusal,
    async run(job) {
      const environment = await take()
      try {
        return await job(environment)
      } finally {
        giveBack(environment)
      }
    },
    async close() {
      closed = true
      for (const { reject } of waiting.splice(0)) reject(closedError())
      // Those that were started are among all then.
      await Promise.allSettled(starting)
      await Promise.all([...all].map((environment) => environment.close()))
    },
  }
}

function closedError(): InferryError {
  return new InferryError('ABORTED', 'the emulator was closed')
}
