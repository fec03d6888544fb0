import { InferryError } from '@inferry/core'
import { type Estimate, type ServiceName, serviceNames } from '@inferry/cost'
import type { CostFlags } from '../cost-flags.ts'
import { chooseMemory, type MemoryChoice } from './choose-memory.ts'
import { measuredEndpoint } from './measured-endpoint.ts'
import { jobServices, measuredJob } from './measured-job.ts'
import { type MeasuredService, measuredServer } from './measured-service.ts'
import type { Measurement } from './read-measurement.ts'

/** An estimate of what was measured, with what it rests on. */
export interface MeasuredBill {
  readonly measurement: Measurement
  readonly services: readonly MeasuredService[]
  readonly memory: MemoryChoice | undefined
  /** Services that nothing was measured for. */
  readonly unmeasured: readonly ServiceName[]
  readonly estimate: Estimate
}

/**
 * Bills each service by what was measured for it, Lambda in the cheapest of its sizes. Throws `INVALID_CONFIGURATION` for
 * services by flag that nothing was measured for, and where nothing is left.
 */
export function measuredBill(
  measurement: Measurement,
  flags: CostFlags,
  estimateOf: (services: readonly MeasuredService[]) => Estimate,
): MeasuredBill {
  const wanted = serviceNames.filter((name) => flags.services?.includes(name) ?? true)
  const memory = wanted.includes('lambda')
    ? chooseMemory(measurement, flags, (measured) => estimateOf([measured]).bills[0])
    : undefined
  const services = wanted.flatMap((name): readonly MeasuredService[] => {
    const found =
      name === 'lambda'
        ? memory?.chosen.measured
        : (measuredEndpoint(name, measurement, flags) ??
          measuredJob(name, measurement, flags) ??
          measuredServer(name, measurement, flags))
    return found === undefined ? [] : [found]
  })
  const unmeasured = wanted.filter((name) => services.every(({ service }) => service !== name))
  if (flags.services !== undefined && unmeasured.length > 0)
    throw new InferryError(
      'INVALID_CONFIGURATION',
      `${measurement.file} has nothing${measurement.engine === undefined ? '' : ` of ${measurement.engine}`} to bill ${unmeasured.join(', ')} by; measure ${targetsFor(unmeasured)}`,
      { location: { field: 'services' } },
    )
  return { measurement, services, memory, unmeasured, estimate: estimateOf(services) }
}

/** What to measure for services, as a sentence goes on. */
function targetsFor(services: readonly ServiceName[]): string {
  return [...new Set(services.map(targetFor))].join(' and ')
}

function targetFor(service: ServiceName): string {
  if (service === 'lambda') return 'the target lambda'
  return jobServices.includes(service) ? 'the target fargate' : 'the target local or sagemaker'
}
