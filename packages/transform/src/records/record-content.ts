import type { SplitType } from '../job/definition.ts'
import { asBuffer } from './as-buffer.ts'
import { lineContentEnd } from './line-content.ts'
import { recordIo } from './recordio.ts'
import { tfRecord } from './tfrecord.ts'

/**
 * What of the record `bytes[start…end)` is sent when it is sent alone: not its delimiter or framing. AWS's local mode
 * leaves a line its newline; its documents say nothing of lines. A newline parts records, and alone there is nothing to
 * part: readers of text that take the body as one value would get it as a part of that.
 *
 * Source: API reference, TransformInput, SplitType: "padding is removed if the value of BatchStrategy is SingleRecord".
 */
export function recordContent(
  splitType: SplitType,
  bytes: Uint8Array,
  start: number,
  end: number,
): Uint8Array {
  switch (splitType) {
    case 'None':
      return bytes.subarray(start, end)
    case 'Line':
    case 'Parquet':
      return bytes.subarray(start, lineContentEnd(bytes, start, end))
    case 'RecordIO':
      return recordIo.content(asBuffer(bytes), start, end)
    case 'TFRecord':
      return tfRecord.content(asBuffer(bytes), start, end)
  }
}
