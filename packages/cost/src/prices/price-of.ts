import { InferryError } from '@inferry/core'
import type { Price, Prices } from './price.ts'
import type { PriceName } from './price-units.ts'

/** The price of this name. Throws `INVALID_CONFIGURATION` where there is none. */
export function priceOf({ prices, region }: Prices, name: PriceName): Price {
  const found = Object.hasOwn(prices, name) ? prices[name] : undefined
  if (found !== undefined) return found
  throw new InferryError(
    'INVALID_CONFIGURATION',
    `no price "${name}" of ${region} is known; give it in a file of prices, or leave out what needs it`,
    { location: { field: 'prices' } },
  )
}
