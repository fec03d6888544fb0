import { concatRows, rowCount, sliceRows } from '../tensor/rows.ts'
import type { Tensors } from '../tensor/tensor.ts'
import type { BatchRunner } from './run-batch.ts'
import { abortError, type WaitingRequest } from './waiting-request.ts'

/**
 * Runs a request of many rows as several runs, between which the event loop turns: a model that runs inline would
 * hold it up for all of them, and health checks with it. What its caller gave up is not run to its end.
 */
export async function runInParts(
  { inputs, rows, signal }: WaitingRequest,
  runner: BatchRunner,
): Promise<Tensors> {
  const most = runner.maxRows()
  const parts: Tensors[] = []
  for (let row = 0; row < rows; row += most) {
    if (row > 0) await turn()
    if (signal?.aborted) throw abortError(signal)
    const end = Math.min(row + most, rows)
    const part = await runner.run(sliceRows(inputs, row, end))
    const answered = rowCount(part)
    if (answered !== end - row) {
      runner.onRowsMixed(`a run of ${end - row} rows answered ${answered ?? 'different numbers of'} rows`)
      return runner.run(inputs)
    }
    parts.push(part)
  }
  return concatRows(parts)
}

/** Lets the event loop handle what came in. `node:timers/promises` would be one more module at start. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
