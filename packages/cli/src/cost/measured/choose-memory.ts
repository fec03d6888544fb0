import { oneCpu } from '@inferry/bench'
import { InferryError } from '@inferry/core'
import type { Bill } from '@inferry/cost'
import type { CostFlags } from '../cost-flags.ts'
import { type MeasuredService, measuredFunction } from './measured-service.ts'
import type { Measurement, WarmSubject } from './read-measurement.ts'

/** A size of the function with its bill. */
export interface BilledSize {
  readonly megabytes: number
  readonly measured: MeasuredService
  /** USD; absent where a price is missing. */
  readonly total?: number
  /** Why it is not chosen, whatever it costs. */
  readonly doubt?: string
}

/**
 * The sizes of the function that were measured, the smallest first, and the cheapest of those that work; the largest if
 * none does, the smallest where none can be billed.
 */
export interface MemoryChoice {
  readonly sizes: readonly BilledSize[]
  readonly chosen: BilledSize
}

/**
 * Bills each measured size of the function; undefined where none was measured. Throws `INVALID_CONFIGURATION` for a size by
 * flag that was not, and for one duration by flag for several sizes.
 */
export function chooseMemory(
  measurement: Measurement,
  flags: CostFlags,
  billOf: (measured: MeasuredService) => Bill | undefined,
): MemoryChoice | undefined {
  const found = functionsOf(measurement, flags)
  const sizes = found.map((one): BilledSize => {
    const measured = measuredFunction(one, flags)
    const bill = billOf(measured)
    const doubt = doubtOf(one, measured, bill)
    return {
      megabytes: one.subject.megabytes ?? oneCpu,
      measured,
      ...(bill !== undefined && { total: bill.total }),
      ...(doubt !== undefined && { doubt }),
    }
  })
  const billed = sizes.flatMap((size) => (size.total === undefined ? [] : [{ size, total: size.total }]))
  const [cheapest] = billed.filter(({ size }) => size.doubt === undefined).sort((a, b) => a.total - b.total)
  const chosen = cheapest?.size ?? (billed.length > 0 ? sizes.at(-1) : sizes[0])
  return chosen && { sizes, chosen }
}

function functionsOf(
  { file, subjects }: Measurement,
  { memory, durationMs }: CostFlags,
): readonly WarmSubject[] {
  const all = subjects
    .filter(({ subject }) => subject.target === 'lambda')
    .sort((a, b) => (a.subject.megabytes ?? 0) - (b.subject.megabytes ?? 0))
  const wanted = all.filter(({ subject }) => memory === undefined || subject.megabytes === memory)
  const list = all.map(({ subject }) => subject.megabytes).join(', ')
  if (all.length > 0 && wanted.length === 0)
    throw fault('memoryMb', `${file}: the function was measured at ${list} MB, not at ${memory}`)
  if (wanted.length > 1 && durationMs !== undefined)
    throw fault(
      'durationMs',
      `${file} has the function at ${list} MB: say by --memory of which this is the duration`,
    )
  return wanted
}

function doubtOf(
  { subject: { megabytes = oneCpu }, cpuShareKept }: WarmSubject,
  { errors }: MeasuredService,
  bill: Bill | undefined,
): string | undefined {
  if (errors > 0) return `${errors} requests failed`
  if (cpuShareKept === false && megabytes < oneCpu)
    return 'its processor share could not be kept where it was measured: on Lambda it takes longer'
  return bill?.violations.find(({ kind }) => kind !== 'quota')?.message
}

function fault(field: string, message: string): InferryError {
  return new InferryError('INVALID_CONFIGURATION', message, { location: { field } })
}
