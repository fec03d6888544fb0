import { InferryError } from '@inferry/core'
import type { FunctionInstance } from './function-instance.ts'

/** The process of an environment, and the one after it; none any more once it is closed. */
export interface InstanceHolder {
  readonly current: FunctionInstance
  /** Starts another in place of one that has ended. Rejects with `ABORTED` once closed. */
  replace(): Promise<void>
  /** Kills the process, one that is being started too; resolves when nothing of it is left. */
  close(): Promise<void>
}

/** Starts the first process; `start` is called again for each of the others. */
export async function holdInstance(start: () => Promise<FunctionInstance>): Promise<InstanceHolder> {
  let current = await start()
  let replaced = Promise.resolve()
  let closed = false

  async function replace(): Promise<void> {
    if (closed) throw closedError()
    current = await start()
    if (!closed) return
    await current.stop()
    throw closedError()
  }

  return {
    get current() {
      return current
    },
    replace() {
      replaced = replace()
      return replaced
    },
    async close() {
      closed = true
      await replaced.catch(() => {})
      await current.stop()
    },
  }
}

function closedError(): InferryError {
  return new InferryError('ABORTED', "the function's environment was closed")
}
