import { benchTargets, type LambdaPrices } from '@inferry/bench'
import { readPrices, shippedRegions } from '@inferry/cost'
import type { BenchFlags } from './bench-flags.ts'
import { lambdaPrices } from './lambda-prices.ts'

/** What the report takes for Lambda's prices. */
export interface BenchPrices {
  readonly prices: LambdaPrices
  /** For people: where they are not those of the region that was given. */
  readonly note?: string
}

/**
 * Reads the prices of functions that are built here; nothing else is billed, so that without one the region tells none.
 * `alone`: only what is deployed is measured. The region is first that of what is deployed: if no prices come of it, those
 * of us-east-1 are taken, with a note. Throws `INVALID_CONFIGURATION` for a region without prices that is of prices alone,
 * and for what a file has wrong.
 */
export async function benchPrices(flags: BenchFlags, alone: boolean): Promise<BenchPrices> {
  const { target: targets = benchTargets, region, prices: file } = flags
  const architecture = process.arch === 'arm64' ? 'arm64' : 'x64'
  if (alone || !targets.includes('lambda')) return { prices: lambdaPrices(await readPrices(), architecture) }
  const isDeployed = flags.function !== undefined || flags.endpoint !== undefined
  const isOfPrices = !isDeployed || (file === undefined && shippedRegions.includes(region ?? ''))
  const read = await readPrices({
    ...(region !== undefined && isOfPrices && { region }),
    ...(file !== undefined && { file }),
  })
  const prices = lambdaPrices(read, architecture)
  if (region === undefined || read.region === region) return { prices }
  const note = `inferry: no prices of ${region} come with this release: functions that are built here are billed by those of ${read.region}`
  return {
    prices,
    note:
      file === undefined
        ? note
        : `inferry: functions that are built here are billed by the prices of ${read.region}, as ${file} has them`,
  }
}
