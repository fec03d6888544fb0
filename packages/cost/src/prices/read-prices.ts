import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { InferryError, systemReason } from '@inferry/core'
import { overridePrices } from './override-prices.ts'
import { parsePrices } from './parse-prices.ts'
import type { Prices } from './price.ts'

/** The files of prices that come with the package, by region. */
const shipped: Readonly<Record<string, string>> = {
  'us-east-1': 'us-east-1-2026-11-29.json',
  'eu-central-1': 'eu-central-1-2026-11-29.json',
  'eu-west-1': 'eu-west-1-2026-11-29.json',
}

/** The regions whose prices come with the package. */
export const shippedRegions: readonly string[] = Object.keys(shipped)

export interface ReadPricesOptions {
  /** `us-east-1` unless given. */
  readonly region?: string
  /** A file of prices: of the same region it takes the place of those it names, of another one it has to have all. */
  readonly file?: string
}

/** Reads the prices of a region. Throws `INVALID_CONFIGURATION` for a region without, and for what a file has wrong. */
export async function readPrices({ region, file }: ReadPricesOptions = {}): Promise<Prices> {
  const own = file === undefined ? undefined : parsePrices(await read(file), file)
  const wanted = region ?? own?.region ?? 'us-east-1'
  if (own !== undefined && own.region !== wanted)
    throw fault('region', `the prices ${file} are of ${own.region}, not of ${wanted}`)
  const name = Object.hasOwn(shipped, wanted) ? shipped[wanted] : undefined
  if (name === undefined) {
    if (own !== undefined) return own
    const known = shippedRegions.join(', ')
    throw fault(
      'region',
      `no prices of ${wanted} come with this release, those of ${known} do; give a file of prices`,
    )
  }
  const base = parsePrices(await read(fileURLToPath(new URL(`../../prices/${name}`, import.meta.url))), name)
  return own === undefined ? base : overridePrices(base, own)
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw fault('prices', `the prices ${path} cannot be read: ${systemReason(cause)}`, cause)
  }
}

function fault(field: string, message: string, cause?: unknown): InferryError {
  return new InferryError('INVALID_CONFIGURATION', message, { cause, location: { field } })
}
