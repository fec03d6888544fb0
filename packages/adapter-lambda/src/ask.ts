import type { Payload } from '@inferry/core'
import { chooseModel } from '@inferry/doors'
import type { OpenDoors } from './open-doors.ts'

export interface AskOptions {
  readonly accept?: string
  /** Needed where there are several. */
  readonly model?: string
  readonly signal?: AbortSignal
}

/** Asks a model; rejects with an `InferryError`. */
export type Ask = (input: Payload, options: AskOptions) => Promise<Payload>

/** Asks the models behind the doors. */
export function askOf(openDoors: OpenDoors, signal: AbortSignal): Ask {
  return async (input, { model, ...options }) => {
    const { repository } = await openDoors(signal)
    return repository.get(chooseModel(repository, model)).predict(input, { signal, ...options })
  }
}
