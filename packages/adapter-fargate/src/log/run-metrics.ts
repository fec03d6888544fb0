import { embedMetrics, type Metrics } from '@inferry/aws'
import type { Summary } from '@inferry/transform'

/** What metrics are told by. */
export interface MetricDimensions {
  readonly Job: string
  readonly Model: string
}

/** The fields of a log line from which CloudWatch makes metrics of a run; none without dimensions. */
export function runMetrics(
  summary: Summary,
  dimensions: MetricDimensions | undefined,
  now = Date.now(),
): object {
  return dimensions === undefined ? {} : embedMetrics(metricsOf(summary), { ...dimensions }, now)
}

function metricsOf({
  objects,
  records,
  failedRecords,
  bytesIn,
  bytesOut,
  seconds,
  peakMemory,
}: Summary): Metrics {
  return {
    Objects: [objects.done - objects.doneBefore, 'Count'],
    FailedObjects: [objects.failed, 'Count'],
    Records: [records, 'Count'],
    FailedRecords: [failedRecords, 'Count'],
    BytesIn: [bytesIn, 'Bytes'],
    BytesOut: [bytesOut, 'Bytes'],
    Duration: [seconds, 'Seconds'],
    PeakMemory: [peakMemory, 'Bytes'],
  }
}
