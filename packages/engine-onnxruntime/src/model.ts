import type { Tensors } from '@inferry/core'

/** A loaded model, wherever it runs. `createSession` calls it in turn: one run at a time, `release` once and last. */
export interface Model {
  run(inputs: Tensors): Promise<Tensors>
  release(): Promise<void>
  /** As of a session. */
  readonly lost: boolean
}
