import { randomUUID } from 'node:crypto'
import type { EnforcedLimits } from '../limits/limit-process.ts'
import { type PhaseEnd, startInstance } from './function-instance.ts'
import { checkSettings, type FunctionSettings } from './function-settings.ts'
import { functionArn, functionVersion } from './function-variables.ts'
import { holdInstance } from './instance-holder.ts'
import { createInvocationLog } from './invocation-log.ts'
import { formatInitReport, formatReport, type InvocationReport } from './invocation-report.ts'
import { type Outcome, phaseOutcome, timeoutOutcome } from './phase-outcome.ts'
import { startTimer } from './timer.ts'
import { newTraceId } from './trace-id.ts'

/** A call of the function. */
export interface Call {
  /** JSON. */
  readonly payload: Uint8Array
  /** JSON. */
  readonly clientContext?: string | undefined
  readonly traceId?: string | undefined
  readonly tenantId?: string | undefined
}

export interface CallResult {
  /** The handler's JSON, or an error's with `errorType` and `errorMessage`. */
  readonly payload: Uint8Array
  readonly functionError: boolean
  readonly report: InvocationReport
  /** The last 4 KB of what was logged. */
  readonly logTail: Uint8Array
}

/** A place where the function runs, one call at a time, in a process that lives on between them. */
export interface ExecutionEnvironment {
  /** Of its process, which changes when that is replaced. */
  readonly pid: number
  readonly enforced: EnforcedLimits
  /** Resolves when the init phase is over, however it ended. */
  readonly initialized: Promise<void>
  /** A failure of the function is a result; it rejects only when no process can be started: `ABORTED` once it was closed. */
  invoke(call: Call): Promise<CallResult>
  /** Kills the process, one that is being started too; resolves when nothing of it is left. */
  close(): Promise<void>
}

/** Milliseconds that the init phase may take; then init is done again, at the first call and at its expense. */
const initTimeout = 10_000

/**
 * Starts a process of the function; its init is under way when this resolves. `onLog` hears what the function writes
 * and Lambda's START, END and REPORT lines.
 */
export async function startExecutionEnvironment(
  functionSettings: FunctionSettings,
  onLog: (text: string) => void,
): Promise<ExecutionEnvironment> {
  const settings = checkSettings(functionSettings)
  const { memoryMegabytes, timeoutSeconds } = settings
  const log = createInvocationLog(onLog)
  let initMilliseconds: number | undefined
  const instances = await holdInstance(() => startInstance(settings, log.write))
  const initialized = initialize()

  async function initialize(): Promise<void> {
    const timer = startTimer(initTimeout, () => void instances.current.stop())
    const phase = await instances.current.init
    const milliseconds = timer.stop()
    instances.current.limits.endInit()
    if (phase.kind === 'ready') {
      initMilliseconds = milliseconds
      return
    }
    await instances.current.stop()
    reportInit(phase, 'init', milliseconds, timer.expired)
  }

  function reportInit(
    phase: PhaseEnd,
    name: 'init' | 'invoke',
    milliseconds: number,
    expired: boolean,
  ): void {
    if (expired) log.line(formatInitReport(milliseconds, name, 'timeout'))
    else log.line(formatInitReport(milliseconds, name, 'error', phaseOutcome(phase, '').errorType))
  }

  /** Starts another process where the last one has ended, then runs the call in it. */
  async function run(
    call: Call,
    requestId: string,
    deadline: number,
    isLate: () => boolean,
  ): Promise<PhaseEnd> {
    if (instances.current.ended) {
      const begin = performance.now()
      await instances.replace()
      const { current } = instances
      current.limits.endInit()
      if (isLate()) await current.stop()
      const init = await current.init
      if (init.kind !== 'ready') {
        reportInit(init, 'invoke', performance.now() - begin, isLate())
        return init
      }
    }
    const { traceId = newTraceId() } = call
    return instances.current.run({
      ...call,
      requestId,
      traceId,
      deadline,
      functionArn: functionArn(settings),
    })
  }

  async function invoke(call: Call): Promise<CallResult> {
    await initialized
    const requestId = randomUUID()
    log.begin()
    log.line(`START RequestId: ${requestId} Version: ${functionVersion}`)
    const limit = timeoutSeconds * 1000
    const timer = startTimer(limit, () => void instances.current.stop())
    const running = run(call, requestId, Date.now() + limit, () => timer.expired)
    const over = await running.finally(timer.stop)
    const durationMilliseconds = Math.min(timer.stop(), limit)
    const phase = await checkMemory(over)
    const outcome = timer.expired ? timeoutOutcome(requestId, timeoutSeconds) : phaseOutcome(phase, requestId)
    if (phase.kind !== 'ready' || timer.expired) await instances.current.stop()
    const report = makeReport(requestId, durationMilliseconds, outcome)
    if (outcome.remark !== undefined) log.line(outcome.remark)
    log.line(`END RequestId: ${requestId}`)
    log.line(formatReport(report))
    const { payload, errorType } = outcome.answer
    return { payload, functionError: errorType !== undefined, report, logTail: log.tail() }
  }

  /** An answered call ends as one that was killed if it took too much memory between two looks. */
  async function checkMemory(phase: PhaseEnd): Promise<PhaseEnd> {
    instances.current.limits.peakMemory()
    if (phase.kind !== 'ready' || !instances.current.limits.outOfMemory()) return phase
    await instances.current.stop()
    return { kind: 'ended', end: { description: 'signal: killed', outOfMemory: true } }
  }

  function makeReport(requestId: string, durationMilliseconds: number, outcome: Outcome): InvocationReport {
    const { status, errorType } = outcome
    const peak = Math.round(instances.current.limits.peakMemory() / 1024 / 1024)
    const report = {
      requestId,
      durationMilliseconds,
      billedMilliseconds: Math.ceil((initMilliseconds ?? 0) + durationMilliseconds),
      memoryMegabytes,
      maxMemoryMegabytes: errorType === 'Runtime.OutOfMemory' ? memoryMegabytes : peak,
      initMilliseconds,
      status,
      errorType,
      enforced: instances.current.limits.enforced,
    }
    initMilliseconds = undefined
    return report
  }

  return {
    get pid() {
      return instances.current.pid
    },
    get enforced() {
      return instances.current.limits.enforced
    },
    initialized,
    invoke,
    close: instances.close,
  }
}
