import type { TransformJob } from '@inferry/transform'

const strategies = { MultiRecord: 'MULTI_RECORD', SingleRecord: 'SINGLE_RECORD' } as const

/**
 * What the service tells a container of the job by its environment: what the job does not say is not told.
 *
 * Source: "Use your own inference code with batch transform".
 */
export function batchVariables({
  maxPayloadInMB,
  batchStrategy,
  maxConcurrentTransforms,
}: TransformJob): Readonly<Record<string, string>> {
  return {
    SAGEMAKER_BATCH: 'true',
    ...(maxPayloadInMB !== undefined && { SAGEMAKER_MAX_PAYLOAD_IN_MB: String(maxPayloadInMB) }),
    ...(batchStrategy !== undefined && { SAGEMAKER_BATCH_STRATEGY: strategies[batchStrategy] }),
    ...(maxConcurrentTransforms !== undefined && {
      SAGEMAKER_MAX_CONCURRENT_TRANSFORMS: String(maxConcurrentTransforms),
    }),
  }
}
