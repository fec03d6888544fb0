import type { EnforcedLimits } from '../limits/limit-process.ts'

/** The figures of a REPORT line. */
export interface FunctionReport {
  /** Of the handler. */
  readonly durationMilliseconds: number
  /** Init included, rounded up: Lambda bills init since August 2025. */
  readonly billedMilliseconds: number
  readonly memoryMegabytes: number
  readonly maxMemoryMegabytes: number
  /** With the first invocation of an environment whose init went well. */
  readonly initMilliseconds?: number | undefined
}

/** What is known of an invocation that is over. */
export interface InvocationReport extends FunctionReport {
  readonly requestId: string
  readonly status?: 'timeout' | 'error' | undefined
  readonly errorType?: string | undefined
  /** Which of the limits held on this machine; not part of the line. */
  readonly enforced: EnforcedLimits
}

/** Lambda's REPORT line. */
export function formatReport(report: InvocationReport): string {
  const { requestId, durationMilliseconds, billedMilliseconds, memoryMegabytes, maxMemoryMegabytes } = report
  const fields = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${durationMilliseconds.toFixed(2)} ms`,
    `Billed Duration: ${billedMilliseconds} ms`,
    `Memory Size: ${memoryMegabytes} MB`,
    `Max Memory Used: ${maxMemoryMegabytes} MB`,
  ]
  if (report.initMilliseconds !== undefined)
    fields.push(`Init Duration: ${report.initMilliseconds.toFixed(2)} ms`)
  return [...fields, ...formatStatus(report.status, report.errorType), ''].join('\t')
}

/** Lambda's INIT_REPORT line, which tells of an init that failed or took too long. */
export function formatInitReport(
  milliseconds: number,
  phase: 'init' | 'invoke',
  status: 'timeout' | 'error',
  errorType?: string,
): string {
  const fields = [`INIT_REPORT Init Duration: ${milliseconds.toFixed(2)} ms`, `Phase: ${phase}`]
  return [...fields, ...formatStatus(status, errorType), ''].join('\t')
}

function formatStatus(status: string | undefined, errorType: string | undefined): readonly string[] {
  if (status === undefined) return []
  return errorType === undefined ? [`Status: ${status}`] : [`Status: ${status}`, `Error Type: ${errorType}`]
}
