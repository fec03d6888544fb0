import type { InputStore } from '@inferry/transform'

export interface StoppableInput extends InputStore {
  /** Whether objects were left out. */
  cutShort(): boolean
}

/** An input whose list ends once the signal aborts, while what was listed can still be read. */
export function untilStopped(input: InputStore, stop: AbortSignal): StoppableInput {
  let short = false
  return {
    name: input.name,
    async *list(signal) {
      for await (const object of input.list(signal)) {
        if (stop.aborted) {
          short = true
          return
        }
        yield object
      }
    },
    read: (object, range, signal) => input.read(object, range, signal),
    cutShort: () => short,
  }
}
