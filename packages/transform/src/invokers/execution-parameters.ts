import type { BatchStrategy } from '../job/definition.ts'
import type { ExecutionParameters } from './invoker.ts'

const strategies: ReadonlyMap<unknown, BatchStrategy> = new Map([
  ['MULTI_RECORD', 'MultiRecord'],
  ['SINGLE_RECORD', 'SingleRecord'],
  // CreateTransformJob's spelling, which containers mean too.
  ['MultiRecord', 'MultiRecord'],
  ['SingleRecord', 'SingleRecord'],
])

/**
 * The body of `GET /execution-parameters`. What cannot be is left out: the route is a wish, and containers without it
 * answer all sorts.
 *
 * Source: "Use your own inference code with batch transform", execution parameters.
 */
export function parseExecutionParameters(body: Uint8Array): ExecutionParameters {
  const { MaxConcurrentTransforms, BatchStrategy, MaxPayloadInMB } = parse(body)
  const concurrent = wholeFrom(1, MaxConcurrentTransforms)
  const strategy = strategies.get(BatchStrategy)
  const megabytes = wholeFrom(0, MaxPayloadInMB)
  return {
    ...(concurrent !== undefined && { maxConcurrentTransforms: concurrent }),
    ...(strategy !== undefined && { batchStrategy: strategy }),
    ...(megabytes !== undefined && { maxPayloadInMB: megabytes }),
  }
}

function parse(body: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function wholeFrom(least: number, value: unknown): number | undefined {
  return Number.isInteger(value) && (value as number) >= least ? (value as number) : undefined
}
