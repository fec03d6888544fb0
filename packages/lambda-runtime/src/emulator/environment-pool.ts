import { InferryError } from '@inferry/core'
import type { ExecutionEnvironment } from '../environment/execution-environment.ts'

export interface EnvironmentPool {
  /** Runs a job in an environment that is free, in a new one, or after a wait. Throws `OVERLOADED` when too many wait. */
  run<T>(job: (environment: ExecutionEnvironment) => Promise<T>): Promise<T>
  /** Kills all environments and refuses the jobs that wait. */
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
  let starting = 0
  let closed = false

  async function take(): Promise<ExecutionEnvironment> {
    if (closed) throw closedError()
    const idle = free.pop()
    if (idle !== undefined) return idle
    if (all.size + starting < concurrency) return add()
    if (waiting.length >= maxWaiting)
      throw new InferryError('OVERLOADED', `${maxWaiting} calls wait already`, { retryAfter: 1 })
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }))
  }

  async function add(): Promise<ExecutionEnvironment> {
    starting++
    try {
      const environment = await start()
      all.add(environment)
      if (!closed) return environment
      await environment.close()
      throw closedError()
    } finally {
      starting--
    }
  }

  function giveBack(environment: ExecutionEnvironment): void {
    const next = waiting.shift()
    if (next === undefined) free.push(environment)
    else next.resolve(environment)
  }

  return {
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
      await Promise.all([...all].map((environment) => environment.close()))
    },
  }
}

function closedError(): InferryError {
  return new InferryError('ABORTED', 'the emulator was closed')
}
