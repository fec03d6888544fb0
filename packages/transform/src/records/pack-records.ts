import { bytesOfRecords, joinBlocks } from './join-blocks.ts'
import { largeRequest, type PackOptions, packBlocks } from './pack-block.ts'
import type { FilteredBlock, MiniBatch, RecordBlock } from './record-block.ts'
import { sliceBlock } from './slice-block.ts'

/** Of what is kept of the input beside a full payload: a filter that keeps little would make us hold far more than it. */
const inputPerPayload = 4

/** A part that pins so many times its own size is copied out. */
const pinned = 4

/**
 * Packs one object's records into requests. `MultiRecord`: as many whole records as fit into a payload. `SingleRecord`,
 * and an object that is not split: one each. A mini-batch's positions are those in the object; offsets of records inside
 * it are not to be had from it.
 *
 * Source: API reference, TransformInput, SplitType: "Amazon SageMaker sends the maximum number of records in each request,
 * up to the MaxPayloadInMB limit".
 */
export async function* packRecords(
  blocks: AsyncIterable<FilteredBlock>,
  options: PackOptions,
): AsyncGenerator<MiniBatch> {
  const single = options.batchStrategy === 'SingleRecord' || options.splitType === 'None'
  const pack = single ? packSingly : packTogether
  yield* pack(blocks, options)
}

async function* packSingly(
  blocks: AsyncIterable<FilteredBlock>,
  options: PackOptions,
): AsyncGenerator<MiniBatch> {
  for await (const block of blocks) {
    for (let i = 0; i < block.starts.length; i++) {
      const batch = packBlocks([part(block, i, i + 1, options)], options)
      if (batch.body.length > options.maxPayloadBytes)
        throw largeRequest(block.first.record + i, batch.body.length, options)
      yield batch
    }
  }
}

async function* packTogether(
  blocks: AsyncIterable<FilteredBlock>,
  options: PackOptions,
): AsyncGenerator<MiniBatch> {
  const { maxPayloadBytes, keepInput, header } = options
  const head = header?.length ?? 0
  const inputRoom = maxPayloadBytes * inputPerPayload
  let parts: FilteredBlock[] = []
  let size = head
  let inputSize = 0
  for await (const block of blocks) {
    const { starts, ends, first } = block
    const input = keepInput ? block.input : undefined
    let from = 0
    for (let i = 0; i < starts.length; i++) {
      const length = (ends[i] as number) - (starts[i] as number)
      const inputLength = input === undefined ? 0 : (input.ends[i] as number) - (input.starts[i] as number)
      if (size > head && (size + length > maxPayloadBytes || inputSize + inputLength > inputRoom)) {
        if (i > from) parts.push(part(block, from, i, options))
        yield packBlocks(parts, options)
        parts = []
        size = head
        inputSize = 0
        from = i
      }
      size += length
      inputSize += inputLength
      if (size > maxPayloadBytes) throw largeRequest(first.record + i, size, options)
    }
    if (starts.length > from) parts.push(unpinned(part(block, from, starts.length, options)))
  }
  if (parts.length > 0) yield packBlocks(parts, options)
}

/** The records `from` up to `until`, with their input only if it is wanted. */
function part(block: FilteredBlock, from: number, until: number, { keepInput }: PackOptions): FilteredBlock {
  const some = sliceBlock(block, from, until)
  if (keepInput || some.input === undefined) return some
  const { input: _, ...alone } = some
  return alone
}

/** A part that waits for others must not keep much memory that it has no use for, such as skipped lines. */
function unpinned(block: FilteredBlock): FilteredBlock {
  const all: readonly RecordBlock[] = block.input === undefined ? [block] : [block, block.input]
  const wasteful = all.some((each) => bytesOfRecords(each) * pinned < each.bytes.buffer.byteLength)
  return wasteful ? joinBlocks([block]) : block
}
