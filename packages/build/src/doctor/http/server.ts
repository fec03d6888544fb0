import type { Sample } from '@inferry/core'
import type { Limits } from '../limits.ts'
import type { BundleProcess } from '../process/start-process.ts'

/** A server of a bundle that is checked. */
export interface Server {
  readonly url: string
  readonly process: BundleProcess
  readonly samples: readonly Sample[]
  readonly limits: Limits
}
