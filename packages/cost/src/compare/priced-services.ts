import { InferryError } from '@inferry/core'
import type { Service, ServiceName } from '../services/service.ts'

/** A service that cannot be billed, as a price that it needs is not known. */
export interface UnpricedService {
  readonly service: ServiceName
  /** Which price, and what to do. */
  readonly message: string
}

export interface PricedServices {
  readonly priced: readonly Service[]
  readonly unpriced: readonly UnpricedService[]
}

/** Parts services into those that `bill` bills, and those that lack a price. Other errors of `bill` are thrown. */
export function pricedServices(
  services: readonly Service[],
  bill: (service: Service) => unknown,
): PricedServices {
  const priced: Service[] = []
  const unpriced: UnpricedService[] = []
  for (const service of services) {
    try {
      bill(service)
      priced.push(service)
    } catch (error) {
      if (!(error instanceof InferryError) || error.location?.field !== 'prices') throw error
      unpriced.push({ service: service.name, message: error.message })
    }
  }
  return { priced, unpriced }
}
