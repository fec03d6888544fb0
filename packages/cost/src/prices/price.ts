/** What one more of a unit costs, up to a quantity. */
export interface PriceTier {
  /** The quantity in a month at which the tier ends; the last tier has none. */
  readonly upTo?: number
  /** USD for one. */
  readonly price: number
}

/** A price with what it rests on. */
export interface Price {
  /** What the price is for, such as `GB-second`. */
  readonly unit: string
  /** One, or several of which each begins where the one before ends. */
  readonly tiers: readonly PriceTier[]
  /** Where it was seen. */
  readonly source: string
  /** When it was so, as far as it is known: `2026-11-28`, `2026-11`, `2026`. */
  readonly date: string
  /** How far it can be trusted. */
  readonly note?: string
}

/** The prices of a region. */
export interface Prices {
  readonly region: string
  /** When they were gathered; each may be older. */
  readonly date: string
  /** By name, such as `lambda.x64.duration`. */
  readonly prices: Readonly<Record<string, Price>>
}
