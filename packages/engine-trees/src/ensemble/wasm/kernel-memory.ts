/**
 * The kernels' conventions, which the folder `kernel` shares. All addresses are bytes in the one imported memory.
 *
 * Records are those of layout.ts. A scratch row has 8 bytes for each column. For narrow records they are an int64 with
 * the key in its upper half, so that `scratch > record` compares with a whole record: their lower halves decide only
 * between equal keys, where the scratch's zeros are never greater. For wide records they are a float64. Eight rows, or
 * eight trees on one row, are walked at a time, each in a lane. Lane i's scratch rows lie `i * laneBytes` behind lane
 * 0's, an address that is a constant of the instruction; `laneBytes` is odd enough for the lanes not to share cache
 * sets.
 */
export const lanes = 8
export const laneBytes = 8 * 4096 + 576

/** How many of the check there are, which see some records each. */
export const checkCopies = 16

/** Columns whose scratch row fits between two lanes. */
export const maxKernelColumns = 4095

/** A tree, as uint32: addresses of its root and of its segment, the steps before the first test for leaves, its target. */
export const treeBytes = 16
/** Up to eight trees for one row, as uint32: the segment's address, the first tree, the steps, eight roots' addresses. */
export const groupBytes = 12 + lanes * 4
/** An entry of a table of columns: the bytes from a row's start to the values of 4 (wide: 2) columns, and their NaNs. */
export const columnBytes = 32
