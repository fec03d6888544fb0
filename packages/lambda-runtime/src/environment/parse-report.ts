import type { FunctionReport } from './invocation-report.ts'

/**
 * Reads the last REPORT line of a log, Lambda's or ours, or what stands for it where a function's log format is JSON;
 * undefined if it has none.
 */
export function parseReport(log: string): FunctionReport | undefined {
  for (const line of log.split('\n').reverse()) {
    if (line.startsWith('REPORT ')) return fromText(line)
    if (line.includes('"platform.report"')) return fromJson(line)
  }
  return undefined
}

function fromText(line: string): FunctionReport | undefined {
  const fields = line.split('\t').map((field) => field.split(': ') as [string, string?])
  const values = new Map(fields.map(([name, value = '']) => [name, Number.parseFloat(value)]))
  return reportOf(
    values.get('Duration'),
    values.get('Billed Duration'),
    values.get('Memory Size'),
    values.get('Max Memory Used'),
    values.get('Init Duration'),
  )
}

/** Source: "Lambda Telemetry API event schema reference", `platform.report`; logs in JSON have the same events. */
function fromJson(line: string): FunctionReport | undefined {
  try {
    const { metrics } = (JSON.parse(line) as { record: { metrics: Readonly<Record<string, number>> } }).record
    return reportOf(
      metrics['durationMs'],
      metrics['billedDurationMs'],
      metrics['memorySizeMB'],
      metrics['maxMemoryUsedMB'],
      metrics['initDurationMs'],
    )
  } catch {
    return undefined
  }
}

function reportOf(
  duration: number | undefined,
  billed: number | undefined,
  memory: number | undefined,
  maxMemory: number | undefined,
  init: number | undefined,
): FunctionReport | undefined {
  if (![duration, billed, memory, maxMemory].every(Number.isFinite)) return undefined
  return {
    durationMilliseconds: duration as number,
    billedMilliseconds: billed as number,
    memoryMegabytes: memory as number,
    maxMemoryMegabytes: maxMemory as number,
    ...(init !== undefined && Number.isFinite(init) && { initMilliseconds: init }),
  }
}
