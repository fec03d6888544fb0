import { percentile } from '../load/latencies.ts'
import {
  errorsOf,
  type MeasuredLoad,
  rateOf,
  recordRateOf,
  type SubjectResult,
} from '../result/bench-result.ts'

/** A figure that two results are compared by. */
export interface Figure {
  readonly name: string
  /** Of a subject, one a process. */
  values(subject: SubjectResult): readonly number[]
  /** Whether more is better; less is, unless told. */
  readonly more?: true
  /** Whether it depends on the rate of the open loop. */
  readonly ofRate?: true
}

const latency = (share: number) => (loads: readonly MeasuredLoad[]) =>
  loads.map(({ latencies }) => percentile(latencies, share))

/** All that are compared, where both results have them. */
export const figures: readonly Figure[] = [
  { name: 'cold start', values: ({ cold }) => cold.map(({ total }) => total) },
  { name: 'p50, one connection', values: ({ alone = [] }) => latency(0.5)(alone) },
  { name: 'answers/s, closed loop', values: ({ closed }) => closed.map(rateOf), more: true },
  { name: 'CPU/request, closed loop', values: ({ closed }) => closed.flatMap(cpuOfRequest) },
  { name: 'memory, closed loop', values: ({ closed }) => closed.flatMap(({ peakBytes = [] }) => peakBytes) },
  { name: 'records/s of a job', values: ({ jobs = [] }) => jobs.map(recordRateOf), more: true },
  {
    name: 'CPU/record of a job',
    values: ({ jobs = [] }) =>
      jobs.flatMap(({ cpuSeconds, records }) => (cpuSeconds === undefined ? [] : cpuSeconds / records)),
  },
  { name: 'memory of a job', values: ({ jobs = [] }) => jobs.map(({ peakBytes }) => peakBytes) },
  { name: 'p50, open loop', values: ({ open }) => latency(0.5)(open), ofRate: true },
  { name: 'p99, open loop', values: ({ open }) => latency(0.99)(open), ofRate: true },
]

function cpuOfRequest(load: MeasuredLoad): readonly number[] {
  const { cpuSeconds, answered } = load
  return cpuSeconds === undefined ? [] : [cpuSeconds / (answered + errorsOf(load))]
}
