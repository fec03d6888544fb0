import { toInferryError } from '../errors/inferry-error.ts'
import type { RunEvent } from '../predictor/seams.ts'
import { concatRows, rowCount, sliceRows } from '../tensor/rows.ts'
import type { Tensors } from '../tensor/tensor.ts'
import { fail, settle, type WaitingRequest } from './waiting-request.ts'

/** One run of a model. */
export type Run = (inputs: Tensors, signal?: AbortSignal) => Promise<Tensors>

export interface BatchRunner {
  readonly run: Run
  /** Whether a joined run's error may be the fault of one of its requests, so that each is run alone. */
  retryAlone(error: unknown): boolean
  /** Told of each run that ended. */
  onRun(event: RunEvent): void
  /** The answer of a joined run had not one row for each that was asked. */
  onRowsMixed(reason: string): void
}

/** Runs requests, joined if they are several, and answers each. Never rejects. */
export function runBatch(batch: readonly WaitingRequest[], runner: BatchRunner): Promise<void> {
  const [first] = batch
  if (first === undefined) return Promise.resolve()
  return batch.length === 1 ? runAlone(first, runner) : runJoined(batch, first, runner)
}

async function runAlone(request: WaitingRequest, runner: BatchRunner): Promise<void> {
  if (request.settled) return
  const { inputs, rows, since, signal } = request
  const started = performance.now()
  const event = { requests: 1, rows, waitMs: started - since }
  try {
    const outputs = await runner.run(inputs, signal)
    runner.onRun({ ...event, runMs: performance.now() - started })
    settle(request, outputs)
  } catch (error) {
    runner.onRun({ ...event, runMs: performance.now() - started, error: toInferryError(error) })
    fail(request, error)
  }
}

async function runJoined(
  batch: readonly WaitingRequest[],
  oldest: WaitingRequest,
  runner: BatchRunner,
): Promise<void> {
  const rows = batch.reduce((sum, request) => sum + request.rows, 0)
  const started = performance.now()
  const event = { requests: batch.length, rows, waitMs: started - oldest.since }
  let outputs: Tensors
  try {
    outputs = await runner.run(concatRows(batch.map(({ inputs }) => inputs)))
    runner.onRun({ ...event, runMs: performance.now() - started })
  } catch (error) {
    runner.onRun({ ...event, runMs: performance.now() - started, error: toInferryError(error) })
    if (runner.retryAlone(error)) return runEachAlone(batch, runner)
    for (const request of batch) fail(request, error)
    return
  }
  const answered = rowCount(outputs)
  if (answered !== rows) {
    runner.onRowsMixed(`a joined run of ${rows} rows answered ${answered ?? 'different numbers of'} rows`)
    return runEachAlone(batch, runner)
  }
  let row = 0
  for (const request of batch) {
    settle(request, sliceRows(outputs, row, row + request.rows))
    row += request.rows
  }
}

async function runEachAlone(batch: readonly WaitingRequest[], runner: BatchRunner): Promise<void> {
  for (const request of batch) await runAlone(request, runner)
}
