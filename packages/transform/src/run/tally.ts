import type { InferryError } from '@inferry/core'
import type { Checkpoint } from './checkpoint.ts'
import { peakMemory } from './peak-memory.ts'
import { faultOf, listedFaults, type RecordFault } from './record-fault.ts'
import { bytesOf, type Share } from './shard.ts'

/** What came of a job. */
export interface Summary {
  /** `stopped` if it was told to, with work left; else `failed` if any object has no answer. */
  readonly status: 'completed' | 'failed' | 'stopped'
  readonly objects: {
    readonly done: number
    /** Of those: finished by an earlier run of this job. */
    readonly doneBefore: number
    readonly failed: number
  }
  /** Answered in this run. */
  readonly records: number
  /** For which a placeholder was written. */
  readonly failedRecords: number
  /** Of the objects as they are stored, and of the answers; in this run. */
  readonly bytesIn: number
  readonly bytesOut: number
  readonly seconds: number
  readonly recordsPerSecond: number
  /** Resident memory of this process at its highest. Bytes. */
  readonly peakMemory: number
  /** The first of what was wrong. */
  readonly errors: readonly RecordFault[]
}

/** How far a job is. */
export interface Progress {
  readonly seconds: number
  readonly objects: { readonly done: number; readonly failed: number; readonly total?: number }
  /** Of the objects as they are stored, those that were done before included. The total is known once all are listed. */
  readonly bytes: { readonly done: number; readonly total?: number }
  readonly records: number
  readonly failedRecords: number
}

/** Counts what a run does. */
export interface Tally {
  total(objects: number, bytes: number): void
  objectDone(share: Share, before: boolean): void
  objectFailed(key: string, error: InferryError): void
  records(count: number, failed: number, faults: readonly RecordFault[]): void
  /** Less than 0 for those of a try that failed. */
  bytesRead(count: number): void
  bytesWritten(count: number): void
  /** An object goes on behind so many bytes, where an earlier run stopped; what that found wrong is told again. */
  resumed(checkpoint: Checkpoint, bytesBefore: number): void
  progress(): Progress
  summary(stopped: boolean): Summary
}

export function createTally(): Tally {
  const began = performance.now()
  const errors: RecordFault[] = []
  let done = 0
  let doneBefore = 0
  let bytesBefore = 0
  let totals: { readonly objects: number; readonly bytes: number } | undefined
  let failed = 0
  let records = 0
  let failedRecords = 0
  let bytesIn = 0
  let bytesOut = 0
  const list = (fault: RecordFault) => errors.length < listedFaults && errors.push(fault)
  const fail = (count: number, faults: readonly RecordFault[]) => {
    failedRecords += count
    for (const fault of faults) list(fault)
  }
  return {
    total(objects, bytes) {
      totals = { objects, bytes }
    },
    objectDone(share, before) {
      done += 1
      if (!before) return
      doneBefore += 1
      bytesBefore += bytesOf(share)
    },
    objectFailed(key, error) {
      failed += 1
      list(faultOf(error, key))
    },
    records(count, failed, faults) {
      records += count
      fail(failed, faults)
    },
    bytesRead(count) {
      bytesIn += count
    },
    bytesWritten(count) {
      bytesOut += count
    },
    resumed({ failedRecords, faults }, before) {
      bytesBefore += before
      fail(failedRecords, faults)
    },
    progress: () => ({
      seconds: (performance.now() - began) / 1000,
      objects: { done, failed, ...(totals && { total: totals.objects }) },
      bytes: { done: bytesBefore + bytesIn, ...(totals && { total: totals.bytes }) },
      records,
      failedRecords,
    }),
    summary(stopped) {
      const seconds = (performance.now() - began) / 1000
      return {
        status: stopped ? 'stopped' : failed > 0 ? 'failed' : 'completed',
        objects: { done, doneBefore, failed },
        records,
        failedRecords,
        bytesIn,
        bytesOut,
        seconds: Math.round(seconds * 1000) / 1000,
        recordsPerSecond: Math.round(records / Math.max(seconds, 0.001)),
        peakMemory: peakMemory(),
        errors,
      }
    },
  }
}
