import type { FilteredBlock, RecordBlock } from './record-block.ts'

/**
 * The blocks' records as one block, behind `head` if there is one, without the bytes between records. The records of all
 * must follow each other. `input` is kept if all have it.
 */
export function joinBlocks(blocks: readonly FilteredBlock[], head?: Uint8Array): FilteredBlock {
  const joined = join(blocks, head)
  const inputs = blocks.flatMap(({ input }) => input ?? [])
  return inputs.length === blocks.length ? { ...joined, input: join(inputs) } : joined
}

function join(blocks: readonly RecordBlock[], head: Uint8Array = new Uint8Array(0)): RecordBlock {
  let count = 0
  let size = head.length
  for (const block of blocks) {
    count += block.starts.length
    size += bytesOfRecords(block)
  }
  const bytes = Buffer.allocUnsafe(size)
  bytes.set(head)
  const starts = new Uint32Array(count)
  const ends = new Uint32Array(count)
  let record = 0
  let at = head.length
  for (const block of blocks) {
    at = copyRecords(block, bytes, at, (start, end) => {
      starts[record] = start
      ends[record++] = end
    })
  }
  const { first } = blocks[0] as RecordBlock
  const { next } = blocks.at(-1) as RecordBlock
  return { bytes, starts, ends, first, next }
}

/** Of all the records, without what lies between them. */
export function bytesOfRecords({ starts, ends }: RecordBlock): number {
  let size = 0
  for (let i = 0; i < starts.length; i++) size += (ends[i] as number) - (starts[i] as number)
  return size
}

/** Copies records to `at`, those without a gap between them in one go; gives where the last one ends. */
function copyRecords(
  { bytes, starts, ends }: RecordBlock,
  to: Buffer,
  at: number,
  onRecord: (start: number, end: number) => void,
): number {
  let begin = at
  let runStart = starts[0] as number
  let runEnd = runStart
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i] as number
    const end = ends[i] as number
    if (start !== runEnd) {
      to.set(bytes.subarray(runStart, runEnd), begin)
      begin += runEnd - runStart
      runStart = start
    }
    runEnd = end
    onRecord(begin + start - runStart, begin + end - runStart)
  }
  to.set(bytes.subarray(runStart, runEnd), begin)
  return begin + runEnd - runStart
}
