import type { Answers, Bill } from '../bill/bill.ts'
import type { Prices } from '../prices/price.ts'
import type { Service, ServiceName } from '../services/service.ts'
import { services as allServices } from '../services/services.ts'
import { describeTrace } from '../simulate/describe-trace.ts'
import { type AskedSimulation, type Simulation, simulate } from '../simulate/simulate.ts'
import { defined } from '../workload/check-number.ts'
import { type AskedDeployment, makeDeployment } from '../workload/make-deployment.ts'
import { type AskedWorkload, makeWorkload } from '../workload/make-workload.ts'
import type { MeasuredWorkload } from '../workload/measured-workload.ts'
import type { Deployment, Workload } from '../workload/workload.ts'
import { type BreakEvenPair, breakEvenPairs } from './break-even-pairs.ts'
import { type BreakEven, breakEvens, type CostCurve } from './break-evens.ts'
import { costCurve } from './cost-curve.ts'
import { pricedServices, type UnpricedService } from './priced-services.ts'
import { type Choice, type Recommendation, recommend } from './recommend.ts'

/** What is to be estimated. */
export interface Question {
  /** With a simulation the busiest hour and the share of cold starts come from there. */
  readonly workload: AskedWorkload
  readonly deployment?: AskedDeployment
  /** What differs on a service, where the model was measured as it runs there. */
  readonly measured?: Readonly<Partial<Record<ServiceName, MeasuredWorkload>>>
  /** All unless given. */
  readonly services?: readonly Service[]
  readonly simulation?: AskedSimulation
}

/** From which rates on another service is the cheapest, at the same size, duration and share of cold starts. */
export interface BreakEvens {
  /** Where the cheapest of all changes. */
  readonly cheapest: readonly BreakEven[]
  /** Where each other one becomes cheaper than the one that is chosen. */
  readonly pairs: readonly BreakEvenPair[]
}

export interface Estimate {
  readonly region: string
  /** Of the prices. */
  readonly date: string
  /** As asked, as is the deployment: what was measured on a service is not in them. */
  readonly workload: Workload
  readonly deployment: Deployment
  /** Of services whose prices are known. The cheapest first. */
  readonly bills: readonly Bill[]
  readonly recommendation: Recommendation
  /** What is not among the bills, as a price is missing. */
  readonly unpriced: readonly UnpricedService[]
  /** Of services whose whole price is known. */
  readonly breakEvens: { readonly atOnce: BreakEvens; readonly later: BreakEvens }
  /** What each service costs at other rates. */
  readonly curves: readonly CostCurve[]
  readonly simulation?: Simulation
}

/**
 * Bills a workload on each service and says which to choose. A service that lacks a price is left out and told; if all do
 * there is no bill. Throws `INVALID_CONFIGURATION` for what cannot be.
 */
export function estimate(question: Question, prices: Prices): Estimate {
  const { measured = {} } = question
  const deployment = makeDeployment(question.deployment)
  const made = ({ architecture: _, ...found }: MeasuredWorkload = {}) => {
    const asked = makeWorkload({ ...question.workload, ...defined(found) })
    return question.simulation === undefined ? asked : withPeak(asked, question.simulation)
  }
  const workload = made()
  const workloadOf = ({ name }: Service) => made(measured[name])
  const deploymentOf = ({ name }: Service) =>
    makeDeployment({ ...deployment, ...defined({ architecture: measured[name]?.architecture }) })
  const { priced: services, unpriced } = pricedServices(question.services ?? allServices, (service) =>
    service.bill(workloadOf(service), deploymentOf(service), prices),
  )
  const simulation =
    question.simulation && simulate(question.simulation, services, workloadOf, deployment, measured)
  const billed = (service: Service) => withColdShare(workloadOf(service), service, simulation)
  const bills = services
    .map((service) => service.bill(billed(service), deploymentOf(service), prices))
    .sort((a, b) => a.total - b.total)
  const curves = services.map((service) => costCurve(service, billed(service), deploymentOf(service), prices))
  const recommendation = recommend(bills)
  const evens = (answers: Answers, choice: Choice | undefined): BreakEvens => {
    const comparable = curves.filter(({ service }) => isPriced(bills, service, answers))
    const pairs =
      choice === undefined ? [] : breakEvenPairs(comparable, choice.service, workload.requestsPerDay)
    return { cheapest: breakEvens(comparable), pairs }
  }
  return {
    region: prices.region,
    date: prices.date,
    workload,
    deployment,
    bills,
    recommendation,
    unpriced,
    breakEvens: {
      atOnce: evens('at once', recommendation.atOnce),
      later: evens('later', recommendation.later),
    },
    curves,
    ...(simulation !== undefined && { simulation }),
  }
}

function isPriced(bills: readonly Bill[], service: string, answers: Answers): boolean {
  return bills.some(
    (bill) =>
      bill.service === service &&
      bill.answers === answers &&
      bill.violations.every(({ kind }) => kind !== 'price'),
  )
}

function withPeak(workload: Workload, { trace }: AskedSimulation): Workload {
  return { ...workload, peakFactor: Math.max(workload.peakFactor, describeTrace(trace).peakFactor) }
}

function withColdShare(workload: Workload, { name }: Service, simulation: Simulation | undefined): Workload {
  const run = simulation?.runs.find(({ service }) => service === name)
  return run === undefined || run.requests === 0
    ? workload
    : { ...workload, coldShare: run.cold / run.requests }
}
