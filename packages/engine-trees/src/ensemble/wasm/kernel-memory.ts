/**
 * The kernel's conventions, which src/ensemble/wasm shares. All addresses are bytes in the one imported memory.
 *
 * Records are those of layout.ts, narrow. A scratch row holds a key for each column, as int64 with the key in its upper
 * half, so that `key > record` compares with a whole record: their lower halves decide only between equal keys, where
 * the scratch's zeros are never greater. Eight rows, or eight trees on one row, are walked at a time. Lane i's scratch
 * rows lie `i * laneBytes` behind lane 0's, an address that is a constant of the instruction; `laneBytes` is odd enough
 * for the lanes not to share cache sets.
 */
export const lanes = 8
export const laneBytes = 8 * 4096 + 576

/** A tree: the addresses of its root and of its segment, the steps before the first test for leaves, its target × 4. */
export const treeBytes = 16
/** Eight trees for one row: segment, where their leaves go (from `out`), steps before the first test, eight roots. */
export const groupBytes = 12 + lanes * 4
/** A column: the bytes from a row's start to its value, and the key of NaN. */
export const columnBytes = 8
