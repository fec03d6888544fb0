/** What is read of the summary that a worker writes of a job. */
export interface WorkerSummary {
  readonly records: number
  readonly bytesIn: number
  /** From when the model was ready to the last answer written. */
  readonly seconds: number
  /** Of the worker's own process. Bytes. */
  readonly peakMemory: number
}

/** The summary in a worker's log, in the field `summary` of a line of JSON; undefined without one. */
export function readSummary(log: string): WorkerSummary | undefined {
  const line = log.split('\n').findLast((text) => text.startsWith('{') && text.includes('"summary":'))
  if (line === undefined) return undefined
  const { summary } = JSON.parse(line) as { readonly summary?: WorkerSummary }
  return summary
}
