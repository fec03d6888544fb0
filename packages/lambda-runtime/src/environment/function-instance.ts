import type { ProcessLimits } from '../limits/limit-process.ts'
import type { FunctionAnswer, Invocation } from '../runtime-api/invocation.ts'
import { startRuntimeApi } from '../runtime-api/start-runtime-api.ts'
import { startFunctionProcess } from './function-process.ts'
import type { CheckedSettings } from './function-settings.ts'
import type { ProcessEnd } from './process-end.ts'

/** How init or an invocation ended: asking for more, with a failed init, or with the end of the process. */
export type PhaseEnd =
  | { readonly kind: 'ready'; readonly answer?: FunctionAnswer | undefined }
  | { readonly kind: 'init-failed'; readonly answer: FunctionAnswer }
  | { readonly kind: 'ended'; readonly end: ProcessEnd; readonly answer?: FunctionAnswer | undefined }

/** One process of a function and the Runtime API that it talks to. */
export interface FunctionInstance {
  readonly pid: number
  readonly limits: ProcessLimits
  /** How the init ended. */
  readonly init: Promise<PhaseEnd>
  /** Whether the process is gone. */
  readonly ended: boolean
  run(invocation: Invocation): Promise<PhaseEnd>
  /** Kills the process; resolves when nothing of it is left. */
  stop(): Promise<void>
}

/** Starts a process of the function; its init is under way when this resolves. */
export async function startInstance(
  settings: CheckedSettings,
  onOutput: (text: string) => void,
): Promise<FunctionInstance> {
  let answer: FunctionAnswer | undefined
  let end: ProcessEnd | undefined
  let settle: (phase: PhaseEnd) => void = () => {}

  function phase(): Promise<PhaseEnd> {
    return new Promise((resolve) => {
      settle = resolve
    })
  }

  const api = await startRuntimeApi({
    // What the function wrote before it asked for more may still be in the pipe: two turns of the event loop read it.
    ready: () => setImmediate(() => setImmediate(() => settle({ kind: 'ready', answer }))),
    initFailed: (failure) => settle({ kind: 'init-failed', answer: failure }),
    answered: (given) => {
      answer = given
    },
  })
  const init = phase()
  const child = await startFunctionProcess(settings, api.address, onOutput).catch(async (error) => {
    await api.close()
    throw error
  })
  const gone = child.ended.then(async (how) => {
    end = how
    settle({ kind: 'ended', end, answer })
    await api.close()
  })

  return {
    pid: child.pid,
    limits: child.limits,
    init,
    get ended() {
      return end !== undefined
    },
    run(invocation) {
      answer = undefined
      const over = phase()
      api.deliver(invocation)
      return over
    },
    async stop() {
      child.kill()
      await gone
    },
  }
}
