import { toInferryError } from '../errors/inferry-error.ts'
import type { RunEvent } from '../predictor/seams.ts'
import { concatRows, rowCount, sliceRows } from '../tensor/rows.ts'
import type { Tensors } from '../tensor/tensor.ts'
import { runInParts } from './run-in-parts.ts'
import { fail, settle, type WaitingRequest } from './waiting-request.ts'

/** One run of a model. A signal comes with what cannot be parted: it may take long, for a caller who is gone. */
export type Run = (inputs: Tensors, signal?: AbortSignal) => Promise<Tensors>

export interface BatchRunner {
  readonly run: Run
  /** As of `BatcherOptions`: each retry is prepared too. */
  prepare(): Promise<void> | undefined
  /** Told of each run that ended. Must not throw. */
  onRun(event: RunEvent): void
  /** The answer of a run had not one row for each that was asked. */
  onRowsMixed(reason: string): void
  /** Rows of one run at most; Infinity when rows cannot be parted. */
  maxRows(): number
}

/** Runs requests, joined if they are several, and answers each. Never rejects. */
export function runBatch(batch: readonly WaitingRequest[], runner: BatchRunner): Promise<void> {
  const [first] = batch
  if (first === undefined) return Promise.resolve()
  return batch.length === 1 ? runAlone(first, runner, true) : runJoined(batch, first, runner)
}

/** A model that was lost meanwhile may have been so before: with `again`, the request is run by the next one. */
async function runAlone(request: WaitingRequest, runner: BatchRunner, again: boolean): Promise<void> {
  if (request.settled) return
  const { rows, since } = request
  const started = performance.now()
  const waitMs = started - since
  try {
    const outputs = await runWhole(request, runner)
    runner.onRun({ requests: 1, rows, waitMs, runMs: performance.now() - started })
    settle(request, outputs)
  } catch (error) {
    const runMs = performance.now() - started
    runner.onRun({ requests: 1, rows, waitMs, runMs, error: toInferryError(error) })
    const preparing = again ? runner.prepare() : undefined
    if (preparing === undefined) fail(request, error)
    else await runOncePrepared(request, runner, preparing)
  }
}

async function runOncePrepared(
  request: WaitingRequest,
  runner: BatchRunner,
  preparing: Promise<void> | undefined,
): Promise<void> {
  try {
    await preparing
  } catch (error) {
    fail(request, error)
  }
  await runAlone(request, runner, false)
}

function runWhole(request: WaitingRequest, runner: BatchRunner): Promise<Tensors> {
  const most = runner.maxRows()
  if (request.rows > most) return runInParts(request, runner)
  return runner.run(request.inputs, most === Number.POSITIVE_INFINITY ? request.signal : undefined)
}

/** When the run fails, each request is run alone: the fault may be of one of them, even that the model was lost. */
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
    return runEachAlone(batch, runner)
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
  for (const request of batch) await runOncePrepared(request, runner, runner.prepare())
}
