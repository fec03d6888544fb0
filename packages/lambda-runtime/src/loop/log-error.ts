import { toErrorReport } from './error-report.ts'

/** One line on standard error, as AWS's client logs an error: time, request id, level, title, JSON. */
export function logError(title: string, thrown: unknown, requestId = '-'): void {
  const fields = [new Date().toISOString(), requestId, 'ERROR', title, JSON.stringify(toErrorReport(thrown))]
  process.stderr.write(`${fields.join('\t')}\n`)
}
