import type { Prices } from './price.ts'

/** Prices as people are told of them, where and when they were gathered: `us-east-1, 2026-11-29`. */
export function pricesLabel({ region, date }: Pick<Prices, 'region' | 'date'>): string {
  return `${region}, ${date}`
}
