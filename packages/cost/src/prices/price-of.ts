import { InferryError } from '@inferry/core'
import type { Price, Prices } from './price.ts'
import type { PriceName } from './price-units.ts'

/** The price of this name. Throws `INVALID_CONFIGURATION` where there is none. */
export function priceOf({ prices, region }: Prices, name: PriceName): Price {
  const found = Object.hasOwn(prices, name) ? prices[name] : undefined
  if (found !== undefined) return found
  const known = instancesWith(prices, name)
  throw new InferryError(
    'INVALID_CONFIGURATION',
    `no price "${name}" of ${region} is known${known === '' ? '' : `, only of ${known}`}; give it in a file of prices, or leave out what needs it`,
    { location: { field: 'prices' } },
  )
}

/** Instance types that have the price of this kind, as `ml.m5.large, ml.m5.xlarge`; none for a name without one. */
function instancesWith(prices: Prices['prices'], name: string): string {
  const [, kind] = /^(.+\.)ml\./.exec(name) ?? []
  if (kind === undefined) return ''
  const names = Object.keys(prices).filter((key) => key.startsWith(kind))
  return names.map((key) => key.slice(kind.length)).join(', ')
}
