import { contentTypeOfName, InferryError, toInferryError } from '@inferry/core'
import { csvHeaderOf } from '../job/csv-header-of.ts'
import { bytesPerMB } from '../job/request-settings.ts'
import { createProcessing, type Processing } from '../processing/create-processing.ts'
import { type PackOptions, packBlocks } from '../records/pack-block.ts'
import { packRecords } from '../records/pack-records.ts'
import type { MiniBatch, Position } from '../records/record-block.ts'
import { sliceBlock } from '../records/slice-block.ts'
import { type Answered, answerBatch } from './answer-batch.ts'
import { answerFault } from './answer-fault.ts'
import { ask } from './ask.ts'
import { withHeaderHint } from './header-hint.ts'
import { type BatchItem, itemsOf } from './items-of.ts'
import { openRecords } from './open-records.ts'
import { faultOf } from './record-fault.ts'
import { withSendingHint } from './sending-hint.ts'
import type { Share } from './shard.ts'
import type { Work } from './work.ts'

/** How one object's records are read and answered. */
export interface ObjectPlan {
  /** From where an earlier run stopped, or the start. */
  items(from: Position | undefined, signal: AbortSignal): AsyncIterable<BatchItem>
  answer(item: BatchItem, signal: AbortSignal): Promise<Answered>
}

/** `contentType`: of the records. */
export function planObject(share: Share, contentType: string, work: Work): ObjectPlan {
  const { job, settings, input, invoker, tally, settingName } = work
  const { key } = share.object
  const maxPayloadBytes = settings.maxPayloadInMB * bytesPerMB
  const processing = createProcessing({ ...job, contentType })
  const csvHeader = csvHeaderOf(job, contentType)
  let options: PackOptions = {
    splitType: job.splitType,
    batchStrategy: settings.batchStrategy,
    maxPayloadBytes,
    keepInput: job.dataProcessing.joinSource === 'Input',
  }

  async function request(batch: MiniBatch, signal: AbortSignal) {
    const answer = await ask(
      (own) =>
        invoker.invoke({ contentType, body: batch.body }, { accept: job.accept, csvHeader, signal: own }),
      work.patience,
      signal,
    )
    const { chunks, failedRecords, faults } = processing.finish(batch.records, answer)
    return { chunks, failedRecords, faults: faults.map((fault) => faultOf(fault, key)) }
  }

  return {
    async *items(from, signal) {
      const source = {
        input,
        share,
        job,
        contentType,
        maxRecordBytes: maxPayloadBytes,
        onBytes: tally.bytesRead,
      }
      const { blocks, header } = await openRecords(source, from, signal)
      options = { ...options, header: header && filtered(header, processing) }
      yield* itemsOf(blocks, processing, (some) => packRecords(some, options))
    },
    async answer(item, signal) {
      if ('fault' in item) return answerFault(item, key, processing.placeholder)
      return answerBatch(item, {
        object: key,
        onError: job.onError,
        request: (batch) =>
          request(batch, signal).catch((thrown) => {
            const error = withHeaderHint(toInferryError(thrown), batch, job, contentType, settingName)
            throw withSendingHint(error, job, settings, contentType, settingName)
          }),
        placeholder: ({ records }, error) => processing.placeholder(records, 0, error),
        part: ({ records }, from, until) => packBlocks([sliceBlock(records, from, until)], options),
      })
    },
  }
}

/** A header of what the input filter leaves of the columns. */
function filtered(header: Uint8Array, { filterRecords }: Processing): Uint8Array {
  const position = { record: 0, offset: 0 }
  const one = (value: number) => Uint32Array.of(value)
  const block = { bytes: header, starts: one(0), ends: one(header.length), first: position, next: position }
  for (const { records, fault } of filterRecords(block)) {
    if (fault === undefined) return records.bytes.subarray(records.starts[0], records.ends[0])
    throw new InferryError(fault.code, `the header line cannot be filtered: ${fault.message}`, {
      cause: fault,
    })
  }
  return header
}

/** Of an object's records: the job's, else what its name tells. `UNSUPPORTED_MEDIA_TYPE` if neither does. */
export function contentTypeOf({ object: { key } }: Share, { job, settingName }: Work): string {
  if (job.contentType !== undefined) return job.contentType
  if (job.splitType === 'Parquet') return 'application/jsonlines'
  const { contentType } = contentTypeOfName(key)
  if (contentType !== undefined) return contentType
  throw new InferryError(
    'UNSUPPORTED_MEDIA_TYPE',
    `the object's name does not tell what it is; set ${settingName('contentType')}, such as text/csv`,
    { location: { file: key, field: 'contentType' } },
  )
}
