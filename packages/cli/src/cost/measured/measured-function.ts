import {
  billedMilliseconds,
  initMilliseconds,
  isDeployed,
  type LoadSummary,
  meanLatency,
  oneCpu,
} from '@inferry/bench'
import { InferryError } from '@inferry/core'
import type { MeasuredWorkload } from '@inferry/cost'
import type { CostFlags } from '../cost-flags.ts'
import { errorsOf, type MeasuredService, withFlags } from './measured-service.ts'
import type { Measurement, WarmDeployed, WarmSubject } from './read-measurement.ts'

type WarmFunction = WarmSubject | WarmDeployed

/** What Lambda, or its emulator here, reported of a loop. */
type LoopReports = NonNullable<LoadSummary['reported']> & { readonly loop: 'open' | 'closed' }

/** The functions that can be billed, each in one size: those that are deployed, else those that were built. */
export function functionsOf({ subjects, deployed }: Measurement): readonly WarmFunction[] {
  const elsewhere = deployed.filter(({ subject }) => subject.target === 'function')
  return elsewhere.length > 0 ? elsewhere : subjects.filter(({ subject }) => subject.target === 'lambda')
}

/** Megabytes; undefined of a deployed function on which Lambda reported nothing. */
export function memoryOf({ subject, warm }: WarmFunction): number | undefined {
  return isDeployed(subject) ? loopReports(warm)?.memoryMegabytes : (subject.megabytes ?? oneCpu)
}

/**
 * What was measured of a function of one size: what was reported of it, else the client's latencies. Throws
 * `INVALID_CONFIGURATION` if nobody tells its memory.
 */
export function measuredFunction(found: WarmFunction, flags: CostFlags): MeasuredService {
  const memoryMb = memoryOf(found)
  if (memoryMb === undefined && flags.memory === undefined)
    throw new InferryError(
      'INVALID_CONFIGURATION',
      `${found.name}: Lambda reported nothing of it: say how much memory it has`,
      { location: { field: 'memoryMb' } },
    )
  return {
    service: 'lambda',
    subject: found.name,
    deployed: isDeployed(found.subject),
    workload: withFlags(
      { ...timesOf(found), memoryMb, coldMs: initOf(found), architecture: found.architecture },
      flags,
    ),
    figures: `the function: mean of ${sourceOf(found)}; a cold start is its init phase${isDeployed(found.subject) ? '; its architecture is not told (--arch)' : ''}`,
    errors: errorsOf(found),
  }
}

/**
 * Of the open loop: no report has a request's wait in line in it, and requests at half the rate run less often into the
 * quota of processor time of a small function. Else of the closed one; undefined where nothing was reported.
 */
function loopReports({ open, closed }: WarmFunction['warm']): LoopReports | undefined {
  if (open.reported !== undefined) return { loop: 'open', ...open.reported }
  return closed.reported && { loop: 'closed', ...closed.reported }
}

/** What was reported, else the client's latencies. */
function timesOf({ warm }: WarmFunction): Pick<MeasuredWorkload, 'durationMs' | 'billedMs'> {
  const reported = loopReports(warm)
  const durations = reported?.durations ?? warm.closed.latencies
  return {
    durationMs: meanLatency(durations),
    // A request that started an environment is billed its init as well, which the bill has among the cold starts.
    billedMs: reported?.coldStarts === 0 ? reported.billed : billedMilliseconds(durations),
  }
}

/** What Lambda told of it, else the phases of its own log; undefined if neither is known. */
function initOf({ cold, reported }: WarmFunction): number | undefined {
  const init = reported?.init ?? (cold && initMilliseconds(cold))
  return Number.isFinite(init) ? init : undefined
}

function sourceOf({ subject, warm }: WarmFunction): string {
  const reported = loopReports(warm)
  if (isDeployed(subject))
    return reported === undefined
      ? "the client's latency in the closed loop, the network in it, as Lambda reported nothing"
      : `what Lambda reported in the ${reported.loop} loop`
  if (reported !== undefined) return `what Lambda's emulator here reported in the ${reported.loop} loop`
  const over = warm.closed.connections === 1 ? ' over one connection' : ''
  return `the client's latency in the closed loop${over}, the emulator in it`
}
