import type { RecordBlock } from './record-block.ts'
import { recordIo } from './recordio.ts'
import { splitFrames } from './split-frames.ts'
import { splitLines } from './split-lines.ts'
import { splitNone } from './split-none.ts'
import type { SplitOptions } from './split-options.ts'
import { tfRecord } from './tfrecord.ts'

/**
 * Cuts an object into records. Blocks share the chunks' memory: whoever gives a chunk must not write to it again. What
 * the chunks are does not matter, only their bytes in a row. A damaged record is `MALFORMED_BODY`, one too large
 * `PAYLOAD_TOO_LARGE`, both with its number.
 */
export function splitRecords(
  chunks: AsyncIterable<Uint8Array>,
  options: SplitOptions,
): AsyncIterable<RecordBlock> {
  switch (options.splitType) {
    case 'None':
      return splitNone(chunks, options)
    case 'Line':
      return splitLines(chunks, options)
    case 'RecordIO':
      return splitFrames(chunks, recordIo, options)
    case 'TFRecord':
      return splitFrames(chunks, tfRecord, options)
  }
}
