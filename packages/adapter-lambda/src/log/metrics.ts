import type { Runs, StartPhases } from './observe.ts'

type Unit = 'Milliseconds' | 'Count'

/** A metric's value and unit, by CloudWatch's name. */
export type Metrics = Readonly<Record<string, readonly [value: number, unit: Unit]>>

/** What one invocation is measured by. */
export function invocationMetrics(
  ms: number,
  failed: boolean,
  { rows, runMs, waitMs }: Runs,
  start: StartPhases | undefined,
): Metrics {
  return {
    Latency: [ms, 'Milliseconds'],
    Errors: [failed ? 1 : 0, 'Count'],
    ...(rows > 0 && {
      Rows: [rows, 'Count'],
      RunTime: [runMs, 'Milliseconds'],
      QueueTime: [waitMs, 'Milliseconds'],
    }),
    ColdStart: [start === undefined ? 0 : 1, 'Count'],
    ...(start !== undefined && {
      BootTime: [start.bootMs, 'Milliseconds'],
      OpenTime: [start.openMs, 'Milliseconds'],
      LoadTime: [start.loadMs, 'Milliseconds'],
      WarmUpTime: [start.warmUpMs, 'Milliseconds'],
    }),
  }
}

/**
 * The fields of a log line from which CloudWatch makes metrics.
 *
 * Source: "Specification: Embedded metric format", CloudWatch user guide.
 */
export function embedMetrics(
  metrics: Metrics,
  dimensions: Readonly<Record<string, string>>,
  now: number,
): object {
  const values = Object.entries(metrics).map(([name, [value]]) => [name, Math.round(value * 1000) / 1000])
  return {
    ...dimensions,
    ...Object.fromEntries(values),
    _aws: {
      Timestamp: now,
      CloudWatchMetrics: [
        {
          Namespace: 'Inferry',
          Dimensions: [Object.keys(dimensions)],
          Metrics: Object.entries(metrics).map(([Name, [, Unit]]) => ({ Name, Unit })),
        },
      ],
    },
  }
}
