import type { SplitType } from '../job/definition.ts'
import type { Position } from './record-block.ts'

/** How an object's bytes are cut into records. */
export interface SplitOptions {
  readonly splitType: Exclude<SplitType, 'Parquet'>
  /** Of the records. Only CSV (RFC 4180) may have a line end inside quotes. */
  readonly contentType?: string | undefined
  /** For `Line`: whether lines with nothing in them are records. */
  readonly blankLines: 'skip' | 'keep'
  /** The most bytes of a record, without the delimiter or framing around it. No more than about that is held. */
  readonly maxRecordBytes: number
  /** The start of a record, where the chunks begin; the object's start unless given. */
  readonly from?: Position | undefined
  /**
   * For `Line`: only lines that begin before this offset of the object. A line end inside quotes is then refused, as
   * whoever reads from another offset on could not tell it from the end of a record.
   */
  readonly until?: number | undefined
}

export const objectStart: Position = { record: 0, offset: 0 }
