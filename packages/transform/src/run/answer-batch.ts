import { type InferryError, toInferryError } from '@inferry/core'
import type { MiniBatch, Position } from '../records/record-block.ts'
import { batchFault, isRecordsFault, rowOf } from './batch-fault.ts'
import { faultOf, listedFaults, type RecordFault } from './record-fault.ts'

/** What stands in the output for a mini-batch. */
export interface Answered {
  readonly records: number
  readonly next: Position
  readonly chunks: readonly Uint8Array[]
  readonly failedRecords: number
  /** The first of what was wrong. */
  readonly faults: readonly RecordFault[]
}

export interface AnswerMeans {
  /** The object's key, for faults. */
  readonly object: string
  readonly onError: 'fail' | 'record'
  /** What is written for a mini-batch's answer. */
  request(batch: MiniBatch): Promise<Pick<Answered, 'chunks' | 'failedRecords' | 'faults'>>
  /** The bytes that stand for a record that has none. */
  placeholder(batch: MiniBatch, error: InferryError): Uint8Array
  /** The mini-batch of some of its records. */
  part(batch: MiniBatch, from: number, until: number): MiniBatch
}

/** Bad records of a mini-batch that are found one by one. */
const fewBad = 4

/**
 * Answers a mini-batch. Where bad records are to have placeholders, they are found by the row that the error names, else
 * by halving; the records around them are asked again.
 */
export async function answerBatch(batch: MiniBatch, means: AnswerMeans): Promise<Answered> {
  const chunks: Uint8Array[] = []
  const faults: RecordFault[] = []
  let failedRecords = 0

  async function answer(some: MiniBatch): Promise<void> {
    try {
      add(await means.request(some))
    } catch (thrown) {
      const error = toInferryError(thrown)
      if (means.onError === 'fail' || !isRecordsFault(error)) throw batchFault(error, some)
      await around(some, error)
    }
  }

  async function around(some: MiniBatch, error: InferryError): Promise<void> {
    const count = some.records.starts.length
    const row = rowOf(error, count)
    if (count === 1) return stand(some, error)
    // Where many are bad, halving asks for less than one after the other does.
    if (row === undefined || failedRecords >= fewBad) {
      const half = count >> 1
      await answer(means.part(some, 0, half))
      return answer(means.part(some, half, count))
    }
    if (row > 0) await answer(means.part(some, 0, row))
    stand(means.part(some, row, row + 1), error)
    if (row + 1 < count) await answer(means.part(some, row + 1, count))
  }

  function add(some: Pick<Answered, 'chunks' | 'failedRecords' | 'faults'>): void {
    chunks.push(...some.chunks)
    failedRecords += some.failedRecords
    faults.push(...some.faults.slice(0, listedFaults - faults.length))
  }

  function stand(one: MiniBatch, error: InferryError): void {
    const fault = batchFault(error, one)
    add({ chunks: [means.placeholder(one, fault)], failedRecords: 1, faults: [faultOf(fault, means.object)] })
  }

  await answer(batch)
  const { first, next } = batch.records
  return { records: next.record - first.record, next, chunks, failedRecords, faults }
}
