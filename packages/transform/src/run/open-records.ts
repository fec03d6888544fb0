import type { TransformJob } from '../job/definition.ts'
import { inflate } from '../records/inflate.ts'
import type { Position, RecordBlock } from '../records/record-block.ts'
import { refuseGzip } from '../records/refuse-gzip.ts'
import { readFromOf, seekLine } from '../records/shard-range.ts'
import { skipBytes } from '../records/skip-bytes.ts'
import { objectStart, type SplitOptions } from '../records/split-options.ts'
import { splitRecords } from '../records/split-records.ts'
import { takeHeader } from '../records/take-header.ts'
import type { InputStore } from '../stores/store.ts'
import type { Share } from './shard.ts'

export interface OpenRecords {
  readonly blocks: AsyncIterable<RecordBlock>
  /** To be sent before the records of each request. */
  readonly header?: Uint8Array
}

export interface RecordSource {
  readonly input: InputStore
  readonly share: Share
  readonly job: TransformJob
  readonly contentType: string
  readonly maxRecordBytes: number
  /** Told of bytes of the object that were read. */
  onBytes(count: number): void
}

/** An object's records, or those of a shard's range, from the start or from where an earlier run stopped. */
export async function openRecords(
  source: RecordSource,
  from: Position | undefined,
  signal: AbortSignal,
): Promise<OpenRecords> {
  const { share, job } = source
  if (job.splitType === 'Parquet') return openParquet(source, from ?? objectStart, signal)
  const { splitType, blankLines, csvHeader } = job
  const { contentType, maxRecordBytes } = source
  const until = share.range?.until
  const options: SplitOptions = {
    ...{ splitType, contentType, blankLines, maxRecordBytes },
    ...(until !== undefined && { until }),
  }
  const isText = splitType === 'Line' || (splitType === 'None' && text.test(contentType))
  const bytesFrom = (offset: number) => {
    const bytes = readInflated(source, offset, signal)
    return offset === 0 && isText && job.compression === 'None' ? refuseGzip(bytes) : bytes
  }
  if (from !== undefined) {
    const header = csvHeader === 'send' ? await readHeader(bytesFrom(0), options) : undefined
    return { blocks: splitRecords(bytesFrom(from.offset), { ...options, from }), ...(header && { header }) }
  }
  if (share.range !== undefined && share.range.from > 0) {
    const found = await seekLine(bytesFrom(readFromOf(share.range)), share.range)
    return { blocks: splitRecords(found.rest, { ...options, from: found.from }) }
  }
  if (csvHeader === 'none') return { blocks: splitRecords(bytesFrom(0), options) }
  const behind = await takeHeader(bytesFrom(0), options)
  const blocks = splitRecords(behind.rest, { ...options, from: behind.from })
  return { blocks, ...(csvHeader === 'send' && behind.header && { header: behind.header }) }
}

/** Content types of text, as far as models of ours read them. */
const text = /^\s*(text\/|application\/(csv|json|jsonlines)\s*(;|$))/i

async function readHeader(
  chunks: AsyncIterable<Uint8Array>,
  options: SplitOptions,
): Promise<Uint8Array | undefined> {
  const { header, rest } = await takeHeader(chunks, options)
  await rest.return?.()
  return header
}

async function openParquet(
  { input, share, contentType, onBytes }: RecordSource,
  from: Position,
  signal: AbortSignal,
): Promise<OpenRecords> {
  // Most jobs need no reader of Parquet.
  const [{ parquetBlocks }, { parquetFile }] = await Promise.all([
    import('../parquet/parquet-blocks.ts'),
    import('../parquet/parquet-file.ts'),
  ])
  return { blocks: parquetBlocks(parquetFile(input, share.object, onBytes, signal), contentType, from) }
}

/** The object's bytes from an offset of what it inflates to. */
export function readInflated(
  { input, share, job, onBytes }: Pick<RecordSource, 'input' | 'share' | 'job' | 'onBytes'>,
  offset: number,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  if (job.compression === 'None') return counted(input.read(share.object, { from: offset }, signal), onBytes)
  return skipBytes(inflate(counted(input.read(share.object, { from: 0 }, signal), onBytes)), offset)
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    onBytes(chunk.length)
    yield chunk
  }
}
