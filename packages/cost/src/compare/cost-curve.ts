import type { Prices } from '../prices/price.ts'
import type { Service } from '../services/service.ts'
import type { Deployment, Workload } from '../workload/workload.ts'
import type { CostCurve } from './break-evens.ts'

/** What a service costs at other rates of the same workload, up to where it does not take them. */
export function costCurve(
  service: Service,
  workload: Workload,
  deployment: Deployment,
  prices: Prices,
): CostCurve {
  return {
    service: service.name,
    cost(requestsPerDay) {
      const { total, violations } = service.bill({ ...workload, requestsPerDay }, deployment, prices)
      return violations.some(({ kind }) => kind === 'limit') ? undefined : total
    },
  }
}
