import type { BenchResult } from '@inferry/bench'
import {
  type AskedDeployment,
  type AskedWorkload,
  describeTrace,
  type Question,
  servicesNamed,
  type Trace,
} from '@inferry/cost'
import type { CostFlags } from './cost-flags.ts'
import type { MeasuredService } from './measured/measured-service.ts'

/** What a bench found, and the services that it is to be billed on. */
export interface AskedMeasurement {
  readonly result: BenchResult
  readonly services: readonly MeasuredService[]
}

/** What flags ask for, with what was measured where they do not tell. */
export function costQuestion(
  flags: CostFlags,
  trace: Trace | undefined,
  measured?: AskedMeasurement,
): Question {
  const { keepAlive } = flags
  const services = measured?.services.map(({ service }) => service) ?? flags.services
  return {
    workload: workloadOf(flags, trace, measured),
    deployment: deploymentOf(flags),
    ...(measured !== undefined && {
      measured: Object.fromEntries(measured.services.map(({ service, workload }) => [service, workload])),
    }),
    ...(services !== undefined && { services: servicesNamed(services) }),
    ...(trace !== undefined && {
      simulation: { trace, ...(keepAlive !== undefined && { keepAliveSeconds: keepAlive }) },
    }),
  }
}

/**
 * A trace tells the rate and the mean duration; made-up requests are of the rate that was asked for. Where all services
 * were measured the duration stands in for theirs alone.
 */
function workloadOf(
  flags: CostFlags,
  trace: Trace | undefined,
  measured: AskedMeasurement | undefined,
): AskedWorkload {
  const figures = flags.trace === undefined || trace === undefined ? undefined : describeTrace(trace)
  const { model } = measured?.result ?? {}
  const [first] = measured?.services ?? []
  return {
    requestsPerDay: figures?.requestsPerDay ?? (flags.requestsPerDay as number),
    durationMs: first?.workload.durationMs ?? figures?.durationMs ?? (flags.durationMs as number),
    memoryMb: flags.memory,
    requestBytes: flags.requestBytes ?? model?.questionBytes,
    responseBytes: flags.responseBytes ?? model?.answerBytes,
    days: flags.days,
    coldMs: flags.coldMs,
  }
}

function deploymentOf(flags: CostFlags): AskedDeployment {
  return {
    architecture: flags.arch,
    front: flags.front,
    freeTier: flags.freeTier,
    provisioned: flags.provisioned,
    storageMb: flags.storage,
    instanceType: flags.instanceType,
    transformInstanceType: flags.transformInstanceType,
    instances: flags.instances,
    utilization: flags.utilization,
    jobsPerDay: flags.jobsPerDay,
    startSeconds: flags.startSeconds,
    jobConcurrency: flags.jobConcurrency,
  }
}
