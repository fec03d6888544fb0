import { InferryError } from '@inferry/core'
import { asBuffer } from './as-buffer.ts'
import { blockOfOne } from './block-builder.ts'
import type { RecordBlock } from './record-block.ts'
import { objectStart, type SplitOptions } from './split-options.ts'

/**
 * The whole object as one record; an empty object has none.
 *
 * Source: API reference, TransformInput, SplitType: "request payloads contain the entire contents of an input object".
 */
export async function* splitNone(
  chunks: AsyncIterable<Uint8Array>,
  { maxRecordBytes, from = objectStart }: Omit<SplitOptions, 'splitType'>,
): AsyncGenerator<RecordBlock> {
  const all: Buffer[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    if (bytes > maxRecordBytes) throw tooLarge(maxRecordBytes)
    if (chunk.length > 0) all.push(asBuffer(chunk))
  }
  if (bytes > 0) yield blockOfOne(all.length === 1 ? (all[0] as Buffer) : Buffer.concat(all, bytes), from)
}

function tooLarge(most: number): InferryError {
  return new InferryError(
    'PAYLOAD_TOO_LARGE',
    `the object has more than the ${most} bytes that a request may have; split it by a splitType such as Line, raise maxPayloadInMB (100 at most), or set it to 0, which sends objects of any size in chunks`,
    { location: { record: 0 } },
  )
}
