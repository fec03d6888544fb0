import type { Header } from '../layout.ts'
import { columnBytes, groupBytes, laneBytes, lanes, treeBytes } from './kernel-memory.ts'

/** Where everything lies in a kernel's memory, in bytes, and how large it is. */
export interface MemoryPlan {
  readonly trees: number
  readonly groups: number
  /** Of columns as they stand in the caller's rows. */
  readonly columns: number
  /** Of columns that were picked out of the caller's rows. */
  readonly pickedColumns: number
  readonly records: number
  readonly leafRows: number
  /** A leaf's row: a multiple of 16. */
  readonly leafRowBytes: number
  readonly leaves: number
  readonly keys: number
  readonly keyBytes: number
  readonly x: number
  /** Values that fit at `x`. */
  readonly xSize: number
  readonly scores: number
  /** Rows of a block, a power of 2 of at least 8. */
  readonly blockRows: number
  readonly size: number
}

/** Scratch rows of a block that leave room for a tree in a first-level cache of 32 kB. */
const blockBytes = 24 * 1024
const maxBlockRows = 64
/** A caller's rows are copied whole if they are not much wider than what is read of them. */
const spareColumns = 64

export function planMemory(header: Header, groups: number): MemoryPlan {
  const { trees, columns, records, leafKind, leaves, targets, features } = header
  const keyBytes = (columns + 1) * 8
  let blockRows = lanes
  while (blockRows < maxBlockRows && blockRows * 2 * keyBytes <= blockBytes) blockRows *= 2
  const dense = leafKind === 'dense'
  const leafRowBytes = dense ? Math.ceil(targets / 4) * 16 : 0
  const width = Math.max(columns, features <= columns * 4 ? features + spareColumns : 0)
  const xSize = blockRows * width

  let size = 0
  function place(bytes: number): number {
    const start = size
    size = Math.ceil((start + bytes) / 64) * 64
    return start
  }
  return {
    trees: place(trees * treeBytes),
    groups: place(groups * groupBytes),
    columns: place(columns * columnBytes),
    pickedColumns: place(columns * columnBytes),
    records: place(records * 8),
    leafRows: place(dense ? leaves * leafRowBytes : 0),
    leafRowBytes,
    leaves: place((trees + lanes) * 4),
    keys: place(lanes * laneBytes),
    keyBytes,
    x: place(xSize * 4),
    xSize,
    scores: place(blockRows * (dense ? leafRowBytes : targets * 4)),
    blockRows,
    size,
  }
}
