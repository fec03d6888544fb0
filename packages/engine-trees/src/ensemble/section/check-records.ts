import { columnBits, type Header, maxNarrowColumns } from '../layout.ts'

/**
 * The first record from `first` to before `end`, of the segment that starts at `start`, that is neither a leaf with a
 * payload in range nor a decision with a column and children behind it and before `end`; `end` if all are such. Walks
 * within checked records stay there and end.
 */
export type CheckRecords = (start: number, first: number, end: number) => number

export function narrowRecordsCheck(header: Header, bytes: Uint8Array, at: number): CheckRecords {
  const { records, columns } = header
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + at, records * 2)
  const lastPayload = maxPayload(header)
  return (start, first, end) => {
    for (let record = first; record < end; record++) {
      const word = words[record * 2] as number
      const column = word & maxNarrowColumns
      const child = start + (word >>> columnBits)
      const good =
        column === 0
          ? child === record && (words[record * 2 + 1] as number) <= lastPayload
          : column <= columns && child > record && child < end - 1
      if (!good) return record
    }
    return end
  }
}

export function wideRecordsCheck(header: Header, bytes: Uint8Array, at: number): CheckRecords {
  const { records, columns, leafKind } = header
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + at, records * 4)
  const floats = new Float64Array(bytes.buffer, bytes.byteOffset + at, records * 2)
  const lastPayload = maxPayload(header)
  return (start, first, end) => {
    for (let record = first; record < end; record++) {
      const column = words[record * 4 + 2] as number
      const child = start + (words[record * 4 + 3] as number)
      const payload = floats[record * 2] as number
      // A NaN is no weight here: what is compared with it would not stay.
      const stays = leafKind === 'weight' ? !Number.isNaN(payload) : isIndex(payload, lastPayload)
      const good =
        column === 0 ? child === record && stays : column <= columns && child > record && child < end - 1
      if (!good) return record
    }
    return end
  }
}

/** The largest payload of a narrow leaf as a uint32; a weight may be any. -1 if there are no leaves. */
export function maxPayload({ leafKind, leaves }: Header): number {
  return leafKind === 'weight' ? 2 ** 32 - 1 : leaves - 1
}

const isIndex = (value: number, last: number): boolean =>
  Number.isInteger(value) && value >= 0 && value <= last
