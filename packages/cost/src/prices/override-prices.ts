import type { Prices } from './price.ts'

/** The prices of `base` with those of `own` in their place; both are of one region. Both dates are told. */
export function overridePrices(base: Prices, own: Prices): Prices {
  return {
    region: own.region,
    date: own.date === base.date ? base.date : `${base.date} and ${own.date}`,
    prices: { ...base.prices, ...own.prices },
  }
}
