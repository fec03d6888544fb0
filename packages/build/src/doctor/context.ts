import type { Manifest, Sample } from '@inferry/core'
import type { BundleDescription } from '../bundle/bundle-description.ts'
import type { Limits } from './limits.ts'
import type { User } from './process/user.ts'
import type { Stage } from './stage/stage-bundle.ts'

/** What is started, and how. */
export interface Context {
  readonly description: BundleDescription
  readonly stage: Stage
  readonly user: User
  readonly limits: Limits
  readonly samples: readonly Sample[]
  /** Absent if the artifact cannot be opened. */
  readonly manifest?: Manifest
}
