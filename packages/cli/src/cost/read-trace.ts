import { readFile } from 'node:fs/promises'
import { InferryError, systemReason } from '@inferry/core'
import { type ArrivalOptions, arrivals, parseTrace, type Trace } from '@inferry/cost'
import type { CostFlags } from './cost-flags.ts'

/**
 * The requests to simulate: of a file, made up, or none where nothing of the kind was asked for. With a bench result, which
 * has cold starts, they are always simulated, and how long they compute is not for the trace to tell.
 */
export async function readTrace(flags: CostFlags): Promise<Trace | undefined> {
  const { trace, requestsPerDay, arrivals: kind, coldMs, days = 30, seed = 1 } = flags
  const isMeasured = flags.bench !== undefined
  const durationMs = flags.durationMs ?? (isMeasured ? 0 : undefined)
  if (trace !== undefined) {
    if (requestsPerDay !== undefined)
      throw fault('requestsPerDay', 'a trace tells how many requests come in a day: leave it out')
    if (kind !== undefined) throw fault('arrivals', 'a trace tells when requests come: leave it out')
    const found = parseTrace(await read(trace), trace, isMeasured ? Number.NaN : durationMs)
    if (isMeasured && found.durationsMs.some((milliseconds) => !Number.isNaN(milliseconds)))
      throw fault(
        'bench',
        `${trace} tells how long requests compute: leave one of both out, or its second column`,
      )
    return found
  }
  if (requestsPerDay === undefined)
    throw fault('requestsPerDay', 'say how many requests come in a day, or give a trace of them by --trace')
  if (durationMs === undefined) throw fault('durationMs', 'say how long a request computes')
  if (kind === undefined && coldMs === undefined && !isMeasured) {
    if (flags.keepAlive !== undefined || flags.seed !== undefined)
      throw fault(
        flags.seed === undefined ? 'keepAliveSeconds' : 'seed',
        'it is of a simulation: use it with --arrivals, --cold-ms or --trace',
      )
    return undefined
  }
  const options: ArrivalOptions = { requestsPerDay, durationMs, days, seed }
  return arrivals(kind ?? 'poisson', options)
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    const message = `the trace ${file} cannot be read: ${systemReason(cause)}`
    throw new InferryError('INVALID_INPUT', message, { cause, location: { file } })
  }
}

function fault(field: string, message: string): InferryError {
  return new InferryError('INVALID_CONFIGURATION', message, { location: { field } })
}
