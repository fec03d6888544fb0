import { oneCpu } from '@inferry/bench'
import { formatCount, formatMoney } from '@inferry/cost'
import type { CostFlags } from '../cost-flags.ts'
import type { Basis } from '../describe-estimate.ts'
import type { BilledSize } from './choose-memory.ts'
import type { MeasuredBill } from './measured-bill.ts'
import type { MeasuredService } from './measured-service.ts'

/** Of what was measured, the flags that stand above it. */
const flagNames = [
  ['durationMs', '--duration-ms'],
  ['memory', '--memory'],
  ['coldMs', '--cold-ms'],
] as const

/** For people: what a bill was made of, the sizes of the function, and what nothing was measured for. */
export function describeMeasured(measured: MeasuredBill, flags: CostFlags): Basis {
  const { measurement, services, memory, unmeasured } = measured
  const { file, engine, result } = measurement
  const { model, machine, date } = result
  const given = flagNames.flatMap(([field, name]) => (flags[field] === undefined ? [] : [name]))
  const sections: Basis['sections'] = [
    [
      `Measured: ${model.name} ${model.version}, ${engine === undefined ? 'deployed, from' : `${engine}, on`} ${machine.cpu}, ${date.slice(0, 10)} (${file})`,
      [
        ...services.map(describeService),
        ...new Set(services.map(({ figures }) => figures)),
        ...(given.length === 0 ? [] : [`but by flag: ${given.join(', ')}`]),
        ...describePreferred(measured),
        ...describeQuota(memory),
        ...(services.every(({ deployed }) => deployed)
          ? []
          : ["AWS's processors are not those of this machine: times there differ"]),
      ],
    ],
    ...(memory === undefined || memory.sizes.length < 2
      ? []
      : [
          [
            'Memory sizes of the function',
            memory.sizes.map((size) => describeSize(size, size === memory.chosen)),
          ] as const,
        ]),
  ]
  return { sections, unmeasured }
}

function describeService({ service, subject, workload, errors }: MeasuredService): string {
  const { durationMs, memoryMb = 0 } = workload
  // Of servers, which are there whether they are asked or not, neither is billed nor waited for.
  const isOnDemand = service === 'lambda' || service === 'sagemaker-serverless'
  const times = isOnDemand ? `, ${timesOf(workload)}` : ''
  const failed = errors === 0 ? '' : `; ${formatCount(errors)} requests failed`
  return `${service.padEnd(26)}${ms(durationMs).padStart(14)}  at ${formatCount(memoryMb)} MB${times}; from ${subject}${failed}`
}

function timesOf({ billedMs, coldMs }: MeasuredService['workload']): string {
  const billed = billedMs === undefined ? '' : `billed as ${ms(billedMs)}, `
  const cold =
    coldMs === undefined ? 'no cold start was measured (--cold-ms)' : `a cold start adds ${ms(coldMs)}`
  return `${billed}${cold}`
}

/** Which services have been measured both here and where they are deployed. */
function describePreferred({ measurement: { subjects }, services }: MeasuredBill): readonly string[] {
  const both = services.filter(
    ({ service, deployed }) =>
      deployed && subjects.some(({ subject }) => (subject.target === 'lambda') === (service === 'lambda')),
  )
  if (both.length === 0) return []
  const names = both.map(({ service }) => service).join(', ')
  return [`${names}: what is deployed is taken, not what was built and measured here (--engine takes that)`]
}

/** What a load does to a function that has less than a processor. */
function describeQuota(memory: MeasuredBill['memory']): readonly string[] {
  if (memory === undefined || memory.sizes.every(({ megabytes }) => megabytes >= oneCpu)) return []
  return [
    `a function of less than ${formatCount(oneCpu)} MB is stopped by its processor's quota under a load without pauses: requests that come seldom are billed less`,
  ]
}

function describeSize({ megabytes, measured, total, doubt }: BilledSize, isChosen: boolean): string {
  const cost =
    `${formatCount(megabytes)} MB`.padEnd(26) + (total === undefined ? '–' : formatMoney(total)).padStart(14)
  const why = isChosen ? '; chosen' : doubt === undefined ? '' : `; not chosen: ${doubt}`
  const whose = measured.deployed ? `; from ${measured.subject}` : ''
  return `${cost}  ${ms(measured.workload.durationMs)}, ${timesOf(measured.workload)}${whose}${why}`
}

function ms(value = Number.NaN): string {
  return `${formatCount(value)} ms`
}
