import type { LambdaPrices } from '@inferry/bench'
import { type Architecture, type Price, type Prices, priceOf, pricesLabel } from '@inferry/cost'

/** What Lambda asks for on a processor, as the report of a bench takes it. Throws `INVALID_CONFIGURATION`. */
export function lambdaPrices(prices: Prices, architecture: Architecture): LambdaPrices {
  return {
    gigabyteSecond: firstTier(priceOf(prices, `lambda.${architecture}.duration`)),
    request: firstTier(priceOf(prices, 'lambda.requests')) / 1e6,
    label: `${pricesLabel(prices)}, ${architecture}`,
  }
}

function firstTier({ tiers: [tier] }: Price): number {
  return tier?.price ?? Number.NaN
}
