import type { Header } from '../layout.ts'
import type { CheckRecords } from '../section/check-records.ts'
import type { Check, Kernel } from './kernel.ts'
import { checkCopies } from './kernel-memory.ts'

/** How many records a copy of the check sees before it is the next one's turn: V8 11 optimises it after some 9,000. */
const recordsPerCopy = 5000

/** The check of an ensemble whose records lie at `records` in the kernel's memory. */
export function kernelCheck(kernel: Kernel, header: Header, records: number): CheckRecords {
  const { columns, leafKind, leaves } = header
  const weights = leafKind === 'weight' ? 1 : 0
  return (start, first, end) => {
    const copy = Math.min(Math.floor(first / recordsPerCopy), checkCopies - 1)
    const check = kernel[`check${copy}`] as Check
    return check(records, start, first, end, columns, weights, leaves)
  }
}
