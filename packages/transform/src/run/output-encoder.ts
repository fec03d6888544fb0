import type { TransformJob } from '../job/definition.ts'

/** What becomes of the answers' bytes on their way out. */
export interface OutputEncoder {
  add(chunks: readonly Uint8Array[]): readonly Uint8Array[]
  finish(): readonly Uint8Array[]
  /** Whether another process may go on behind what was written. */
  readonly resumes: boolean
}

const asTheyAre: OutputEncoder = { add: (chunks) => chunks, finish: () => [], resumes: true }

/** Answers as they are, or as one Parquet file: its end holds what its beginning was, so that it is made in one go. */
export async function outputEncoder(job: TransformJob, contentType: string): Promise<OutputEncoder> {
  if (job.assembleWith !== 'Parquet') return asTheyAre
  const { parquetEncoder } = await import('../parquet/parquet-encoder.ts')
  const encoder = parquetEncoder(job.accept ?? contentType)
  return {
    add: (chunks) => encoder.add(Buffer.concat(chunks)),
    finish: encoder.finish,
    resumes: false,
  }
}
