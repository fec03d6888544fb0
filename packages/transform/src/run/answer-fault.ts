import type { Placeholder } from '../processing/placeholder.ts'
import type { Answered } from './answer-batch.ts'
import type { BadRecord } from './items-of.ts'
import { faultOf } from './record-fault.ts'

/** What stands for a record that could not be sent. */
export function answerFault(
  { records, fault }: BadRecord,
  object: string,
  placeholder: Placeholder,
): Answered {
  return {
    records: 1,
    next: records.next,
    chunks: [placeholder(records, 0, fault)],
    failedRecords: 1,
    faults: [faultOf(fault, object)],
  }
}
