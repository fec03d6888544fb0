import { createHash } from 'node:crypto'
import type { TransformJob } from '../job/definition.ts'
import type { RequestSettings } from '../job/request-settings.ts'

/** A digest of all that an answer's bytes depend on beside its object; how long and how often is tried is not in it. */
export function jobIdentity(
  job: TransformJob,
  { batchStrategy, maxPayloadInMB }: RequestSettings,
  model: string,
): string {
  const {
    maxConcurrentTransforms: _,
    invocationsTimeoutInSeconds: __,
    invocationsMaxRetries: ___,
    dataProcessing,
    ...rest
  } = job
  const all = { ...rest, ...dataProcessing, batchStrategy, maxPayloadInMB, model }
  const sorted = Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 32)
}
