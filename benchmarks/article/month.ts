import { type AskedWorkload, estimate, type Prices, servicesNamed } from '@inferry/cost'
import { article } from './article.ts'

/**
 * USD a month on Lambda as the article counts it: 10,000 requests a day, 730 hours, a function URL, no bodies. Bodies cost
 * nothing there.
 */
export function monthOf(workload: Omit<AskedWorkload, 'requestsPerDay'>, prices: Prices): number {
  const asked = { requestsPerDay: article.requestsPerDay, days: 365 / 12, ...workload }
  const { bills } = estimate({ workload: asked, services: servicesNamed(['lambda']) }, prices)
  return bills[0]?.total ?? Number.NaN
}
