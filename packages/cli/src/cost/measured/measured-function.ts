import { billedMilliseconds, initMilliseconds, isDeployed, meanLatency, oneCpu } from '@inferry/bench'
import { InferryError } from '@inferry/core'
import type { CostFlags } from '../cost-flags.ts'
import { errorsOf, type MeasuredService, withFlags } from './measured-service.ts'
import type { Measurement, WarmDeployed, WarmSubject } from './read-measurement.ts'

type WarmFunction = WarmSubject | WarmDeployed

/** The functions that can be billed, each in one size: those that are deployed, else those that were built. */
export function functionsOf({ subjects, deployed }: Measurement): readonly WarmFunction[] {
  const elsewhere = deployed.filter(({ subject }) => subject.target === 'function')
  return elsewhere.length > 0 ? elsewhere : subjects.filter(({ subject }) => subject.target === 'lambda')
}

/** Megabytes; undefined of a deployed function on which Lambda reported nothing. */
export function memoryOf({ subject, loopReports }: WarmFunction): number | undefined {
  return isDeployed(subject) ? loopReports?.memoryMb : (subject.megabytes ?? oneCpu)
}

/**
 * What was measured of a function of one size: what was reported of it, else the client's latencies. Throws
 * `INVALID_CONFIGURATION` if nobody tells its memory.
 */
export function measuredFunction(found: WarmFunction, flags: CostFlags): MeasuredService {
  const { latencies } = found.warm.closed
  const { durationMs, billedMs } = found.loopReports ?? {
    durationMs: meanLatency(latencies),
    billedMs: billedMilliseconds(latencies),
  }
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
      { durationMs, billedMs, memoryMb, coldMs: initOf(found), architecture: found.architecture },
      flags,
    ),
    figures: `the function: mean of ${sourceOf(found)}; a cold start is its init phase${isDeployed(found.subject) ? '; its architecture is not told (--arch)' : ''}`,
    errors: errorsOf(found),
  }
}

/** What Lambda told of it, else the phases of its own log; undefined if neither is known. */
function initOf({ cold, reported }: WarmFunction): number | undefined {
  const init = reported?.cold?.init ?? (cold && initMilliseconds(cold))
  return Number.isFinite(init) ? init : undefined
}

function sourceOf({ subject, loopReports, warm: { closed } }: WarmFunction): string {
  if (isDeployed(subject))
    return loopReports === undefined
      ? "the client's latency in the closed loop, the network in it, as Lambda reported nothing"
      : `what Lambda reported in the ${loopReports.loop} loop`
  if (loopReports !== undefined) return `what Lambda's emulator here reported in the ${loopReports.loop} loop`
  const over = closed.connections === 1 ? ' over one connection' : ''
  return `the client's latency in the closed loop${over}, the emulator in it`
}
