/** A term of the sum. */
export interface Term {
  /** What it pays for. */
  readonly label: string
  readonly quantity: number
  readonly unit: string
  /** USD for one of the unit. */
  readonly unitPrice: number
  /** When the price was so, which may be before its file was gathered: `2025-10-28`, `2026-11`. */
  readonly priceDate: string
  /** USD, `quantity * unitPrice`, not rounded. */
  readonly amount: number
}

/** Why a service does not take a workload. */
export interface Violation {
  /**
   * `limit`: the platform never takes it. `quota`: it takes it once AWS raised the account's quota. `price`: the price of
   * a part of the bill is not known, so that the total is too low.
   */
  readonly kind: 'limit' | 'quota' | 'price'
  /** What is beyond which limit, and what to do. */
  readonly message: string
}

/** Whether an answer comes at once, or with a job's. */
export type Answers = 'at once' | 'later'

/** What a service costs for a workload. */
export interface Bill {
  /** The service's name, such as `lambda`. */
  readonly service: string
  /** The service with its size: `Lambda x64, 512 MB`. */
  readonly title: string
  readonly answers: Answers
  readonly terms: readonly Term[]
  /** USD for the workload's days: the sum of the terms' amounts. */
  readonly total: number
  readonly violations: readonly Violation[]
}
