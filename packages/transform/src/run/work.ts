import type { Invoker } from '../invokers/invoker.ts'
import type { TransformJob } from '../job/definition.ts'
import type { RequestSettings } from '../job/request-settings.ts'
import type { InputStore, OutputStore } from '../stores/store.ts'
import type { Patience } from './ask.ts'
import type { Bounds } from './in-order.ts'
import type { SettingName } from './setting-name.ts'
import type { Tally } from './tally.ts'

/** What the objects of a job have in common while it runs. */
export interface Work {
  readonly job: TransformJob
  readonly settings: RequestSettings
  readonly patience: Patience
  /** Changes with whatever changes an answer's bytes: a checkpoint of another identity is of no use. */
  readonly identity: string
  /** Makes everything anew. */
  readonly restart: boolean
  readonly input: InputStore
  readonly output: OutputStore
  readonly invoker: Invoker
  readonly bounds: Bounds
  readonly tally: Tally
  readonly settingName: SettingName
}
