/** CloudWatch's, as far as they are used. */
export type MetricUnit = 'Milliseconds' | 'Seconds' | 'Count' | 'Bytes'

/** A metric's value and unit, by CloudWatch's name. */
export type Metrics = Readonly<Record<string, readonly [value: number, unit: MetricUnit]>>

/**
 * The fields of a log line from which CloudWatch makes metrics. `now` in milliseconds since 1970.
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
