import type { Header } from '../layout.ts'
import { columnBytes, groupBytes, laneBytes, lanes, treeBytes } from './kernel-memory.ts'

/** Where everything of an ensemble lies in a kernel's memory, in bytes. */
export interface MemoryPlan {
  readonly trees: number
  readonly groups: number
  /** Of columns as they stand in the caller's rows. */
  readonly columns: number
  /** Of columns that were picked out of the caller's rows. */
  readonly pickedColumns: number
  readonly tableBytes: number
  readonly records: number
  readonly leafRows: number
  /** A leaf's row: a multiple of 16. */
  readonly leafRowBytes: number
  /** Where what is only used within a walk begins. */
  readonly scratch: number
  readonly leaves: number
  readonly keys: number
  readonly keyBytes: number
  readonly x: number
  /** Values that fit at `x`. */
  readonly xSize: number
  readonly scores: number
  /** Rows of a block, a power of 2 of at least 8. */
  readonly blockRows: number
  /** Where it all ends. */
  readonly size: number
}

/** A block's scratch rows leave room for a tree in a first-level cache of 32 kB; its scores take no more than they. */
const blockBytes = 24 * 1024
const maxBlockRows = 128
/** A caller's rows are copied whole if they are not much wider than what is read of them. */
const spareColumns = 64

/** From `start` on; its scratch may be elsewhere. */
export function planMemory(header: Header, groups: number, start = 0, scratch?: number): MemoryPlan {
  const { trees, columns, records, recordBytes, leafKind, leaves, targets, features } = header
  const floatBytes = header.precision === 'float32' ? 4 : 8
  const columnsAnEntry = 16 / floatBytes
  const tableBytes = Math.ceil(columns / columnsAnEntry) * columnBytes
  const keyBytes = 8 + (tableBytes / columnBytes) * columnsAnEntry * 8
  let blockRows = lanes
  const rowBytes = Math.max(keyBytes, targets * floatBytes)
  while (blockRows < maxBlockRows && blockRows * 2 * rowBytes <= blockBytes) blockRows *= 2
  const dense = leafKind === 'dense'
  const leafRowBytes = dense ? Math.ceil((targets * floatBytes) / 16) * 16 : 0
  const width = Math.max(columns, features <= columns * 4 ? features + spareColumns : 0)
  const xSize = blockRows * width

  let size = start
  function place(bytes: number): number {
    const at = size
    size = Math.ceil((at + bytes) / 64) * 64
    return at
  }
  const kept = {
    trees: place(trees * treeBytes),
    groups: place(groups * groupBytes),
    columns: place(tableBytes),
    pickedColumns: place(tableBytes),
    records: place(records * recordBytes),
    leafRows: place(dense ? leaves * leafRowBytes : 0),
    leafRowBytes,
  }
  size = scratch ?? size
  return {
    ...kept,
    scratch: size,
    leaves: place((trees + lanes) * floatBytes),
    keys: place(lanes * laneBytes),
    keyBytes,
    tableBytes,
    x: place(xSize * floatBytes),
    xSize,
    scores: place(blockRows * (dense ? leafRowBytes : targets * floatBytes)),
    blockRows,
    size,
  }
}
