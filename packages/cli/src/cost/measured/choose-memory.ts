import { oneCpu } from '@inferry/bench'
import { InferryError } from '@inferry/core'
import type { Bill } from '@inferry/cost'
import type { CostFlags } from '../cost-flags.ts'
import { functionsOf, measuredFunction, memoryOf } from './measured-function.ts'
import type { MeasuredService } from './measured-service.ts'
import type { Measurement } from './read-measurement.ts'

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
  const found = wantedOf(measurement, flags)
  const sizes = found.map((one): BilledSize => {
    const measured = measuredFunction(one, flags)
    const { memoryMb: megabytes = oneCpu } = measured.workload
    const bill = billOf(measured)
    const doubt = doubtOf(megabytes, one.cpuShareKept, measured, bill)
    return {
      ...{ megabytes, measured },
      ...(bill !== undefined && { total: bill.total }),
      ...(doubt !== undefined && { doubt }),
    }
  })
  const billed = sizes.flatMap((size) => (size.total === undefined ? [] : [{ size, total: size.total }]))
  const [cheapest] = billed.filter(({ size }) => size.doubt === undefined).sort((a, b) => a.total - b.total)
  const chosen = cheapest?.size ?? (billed.length > 0 ? sizes.at(-1) : sizes[0])
  return chosen && { sizes, chosen }
}

function wantedOf(
  measurement: Measurement,
  { memory, durationMs }: CostFlags,
): ReturnType<typeof functionsOf> {
  const { file } = measurement
  const all = [...functionsOf(measurement)].sort((a, b) => (memoryOf(a) ?? 0) - (memoryOf(b) ?? 0))
  const wanted = all.filter((one) => memory === undefined || (memoryOf(one) ?? memory) === memory)
  if (all.length > 0 && wanted.length === 0)
    throw fault(
      'memoryMb',
      `${file}: the function was measured at ${sizesOf(all).join(', ')} MB, not at ${memory}`,
    )
  const sizes = sizesOf(wanted)
  if (sizes.length > 1 && durationMs !== undefined)
    throw fault(
      'durationMs',
      `${file} has the function at ${sizes.join(', ')} MB: say by --memory of which this is the duration`,
    )
  return wanted
}

/** Each once, of those that are known. */
function sizesOf(functions: ReturnType<typeof functionsOf>): readonly number[] {
  return [...new Set(functions.flatMap((one) => memoryOf(one) ?? []))]
}

function doubtOf(
  megabytes: number,
  cpuShareKept: boolean | undefined,
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
