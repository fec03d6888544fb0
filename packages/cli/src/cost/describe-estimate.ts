import { formatBytes } from '@inferry/core'
import {
  type Bill,
  type BreakEven,
  type BreakEvens,
  type Choice,
  type Estimate,
  formatCount,
  formatMoney,
  pricesLabel,
  type ServiceRun,
  type Simulation,
  type Term,
  type Violation,
} from '@inferry/cost'

/** What is told of an estimate that was made of a bench's result. */
export interface Basis {
  /** Titles and lines. */
  readonly sections: readonly (readonly [title: string, lines: readonly string[]])[]
  /** Services that nothing was measured for. */
  readonly unmeasured: readonly string[]
}

/** An estimate for people: what was asked, a bill a service with its terms, what to choose, and from which rates on. */
export function describeEstimate(estimate: Estimate, basis?: Basis): string {
  const { bills, simulation } = estimate
  const atOnce = bills.filter(({ answers }) => answers === 'at once')
  const later = bills.filter(({ answers }) => answers === 'later')
  return [
    ...describeQuestion(estimate, basis),
    ...(basis?.sections ?? []).flatMap(([title, lines]) => section(title, lines)),
    ...section('Answers at once', atOnce.flatMap(describeBill)),
    ...section('Answers later, by jobs', later.flatMap(describeBill)),
    ...section('Not billed', describeMissing(estimate, basis)),
    ...(simulation === undefined ? [] : section(titleOf(simulation), simulation.runs.map(describeRun))),
    ...section('Choose', describeChoices(estimate)),
    ...section('Break-even, by requests a day', describeBreakEvens(estimate)),
    '',
  ].join('\n')
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)]
}

function describeQuestion(estimate: Estimate, basis: Basis | undefined): readonly string[] {
  const { requestsPerDay, durationMs, memoryMb, requestBytes, responseBytes, days } = estimate.workload
  const size = ` of ${formatCount(durationMs)} ms at ${formatCount(memoryMb)} MB`
  const requests = `${formatCount(requestsPerDay)} requests a day${basis === undefined ? size : ''}`
  const bodies = `${formatBytes(requestBytes)} in, ${formatBytes(responseBytes)} out`
  return [`${requests}, ${bodies}; a bill for ${daysOf(days)}; prices of ${pricesLabel(estimate)}`]
}

function describeMissing({ unpriced }: Estimate, basis: Basis | undefined): readonly string[] {
  return [
    ...(basis?.unmeasured ?? []).map((service) => `${service.padEnd(26)}nothing was measured for it`),
    ...unpriced.map(({ service, message }) => `${service.padEnd(26)}${message}`),
  ]
}

function daysOf(days: number): string {
  return days === 1 ? '1 day' : `${formatCount(days)} days`
}

function describeBill({ service, title, total, terms, violations }: Bill): readonly string[] {
  return [
    `${service.padEnd(26)}${formatMoney(total).padStart(14)}  ${title}`,
    ...terms.map(describeTerm),
    ...violations.map(describeViolation),
  ]
}

function describeTerm({ label, quantity, unit, unitPrice, amount }: Term): string {
  const price = `$${unitPrice.toLocaleString('en-US', { maximumSignificantDigits: 7 })}`
  return `  ${label.padEnd(24)}${formatMoney(amount).padStart(14)}  ${formatCount(quantity)} ${pluralOf(unit, quantity)} × ${price}`
}

/** Units that are counted: `1 GB-second`, `2 GB-seconds`; `GB` and `million requests` stay. */
function pluralOf(unit: string, quantity: number): string {
  return /(second|hour)$/.test(unit) && quantity !== 1 ? `${unit}s` : unit
}

const consequences = { limit: 'not possible', quota: 'quota', price: 'total too low' } as const

function describeViolation({ kind, message }: Violation): string {
  return `  ${consequences[kind]}: ${message}`
}

function titleOf({ requests, days, keepAliveSeconds }: Simulation): string {
  return `Simulated: ${formatCount(requests)} requests of ${daysOf(days)}; an idle instance stays for ${formatCount(keepAliveSeconds)} s`
}

function describeRun({ service, requests, cold, throttled, latencyMs }: ServiceRun): string {
  const share = requests === 0 ? 0 : (cold / requests) * 100
  const refused = throttled === 0 ? '' : `, ${formatCount(throttled)} refused`
  const { p50, p95, p99, max } = latencyMs
  const latencies = `p50 ${ms(p50)}, p95 ${ms(p95)}, p99 ${ms(p99)}, at most ${ms(max)}`
  return `${service.padEnd(26)}${`${formatCount(share)} % cold`.padStart(14)}  ${latencies}${refused}`
}

function ms(value: number): string {
  return `${formatCount(value)} ms`
}

function describeChoices({ recommendation, bills }: Estimate): readonly string[] {
  const { atOnce, later } = recommendation
  const has = (answers: Bill['answers']) => bills.some((bill) => bill.answers === answers)
  return [
    ...(has('at once') ? [describeChoice(atOnce, 'if answers have to come at once')] : []),
    ...(has('later') ? [describeChoice(later, 'if answers may wait')] : []),
  ]
}

function describeChoice(choice: Choice | undefined, when: string): string {
  if (choice === undefined) return `nothing ${when}: no service that was compared takes this workload`
  return `${choice.service} ${when}: ${choice.reason}`
}

function describeBreakEvens({ breakEvens, recommendation }: Estimate): readonly string[] {
  const { atOnce, later } = recommendation
  return [
    ...(atOnce === undefined ? [] : describeRates('at once', breakEvens.atOnce, atOnce)),
    ...(later === undefined ? [] : describeRates('later', breakEvens.later, later)),
  ]
}

/** The rates from which each other one is cheaper, and the cheapest of all by rate. */
function describeRates(
  when: string,
  { cheapest, pairs }: BreakEvens,
  { service }: Choice,
): readonly string[] {
  return [
    `the cheapest ${when}: ${ranges(cheapest, service)}`,
    ...pairs.map(({ other, requestsPerDay }) =>
      requestsPerDay === undefined
        ? `  ${service} stays cheaper than ${other}`
        : `  ${other} is cheaper than ${service} from ${formatCount(requestsPerDay)}`,
    ),
  ]
}

/** `lambda up to 720,000, sagemaker-endpoint up to 864,000, then lambda`; of long lists the beginning. */
function ranges(evens: readonly BreakEven[], only: string): string {
  const shown = evens.slice(0, 6)
  const last = shown.at(-1)
  if (last === undefined) return `${only} at every rate from 1 to 100,000,000`
  const parts = shown.map(
    ({ requestsPerDay, below }) => `${below ?? 'nothing'} up to ${formatCount(requestsPerDay)}`,
  )
  const more = evens.length > shown.length ? ' (and so on: --json has all)' : ''
  return `${parts.join(', ')}, then ${last.above ?? 'nothing'}${more}`
}
