import { InferryError, runAborted, type Session, type Tensors, untilAborted } from '@inferry/core'
import type { BoundOutput, BoundProgram } from '../program/bind-program.ts'
import type { Elements } from '../program/value.ts'
import { joinOutputs, takeOutputs } from './outputs.ts'
import { type Feed, readInputs } from './read-inputs.ts'
import { runSlice } from './run-slice.ts'
import { createSliceSize } from './slice-size.ts'

/** With fewer rows a run is too short to tell anything, and too short to be slowed by a look at the clock. */
const measuredRows = 16
/** In place of what is not kept. */
const none: Elements = []

/**
 * A session of a program. A request of a few rows is answered within the call; a larger one in slices, between which
 * the event loop turns and its signal is heeded. Requests are answered one after the other, as they came.
 */
export function createSession(name: string, program: BoundProgram, outputs: readonly BoundOutput[]): Session {
  const frame = program.createFrame()
  // Whatever closures here mention is kept as long as the session: not the program, but for `steps`.
  const { inputs } = program
  const feed: Feed = { rows: 0, data: [], columns: [], width: 0 }
  const size = createSliceSize(program)
  /** The last of the requests that are under way or wait: one that needs several slices, and all after it. */
  let busy: Promise<void> | undefined
  let closing: Promise<void> | undefined
  let steps: BoundProgram | undefined = program

  function answer(tensors: Tensors, signal: AbortSignal | undefined): Tensors | Promise<Tensors> {
    try {
      readInputs(tensors, inputs, feed)
      const { rows, width } = feed
      if (rows > size.rows(width))
        return runSlices({ ...feed, data: [...feed.data], columns: [...feed.columns] }, signal)
      if (rows < measuredRows) runSlice(name, steps as BoundProgram, frame, feed, 0, rows)
      else runMeasured(feed, 0, rows)
      return takeOutputs(frame, outputs, inputs.length)
    } finally {
      release()
    }
  }

  /** The session keeps neither a request nor its answer until the next one. */
  function release(): void {
    for (let input = 0; input < inputs.length; input++) frame.data[input] = feed.data[input] = none
    for (let index = 0; index < outputs.length; index++)
      frame.data[(outputs[index] as BoundOutput).value] = none
  }

  function runMeasured(request: Feed, start: number, end: number): void {
    const began = performance.now()
    runSlice(name, steps as BoundProgram, frame, request, start, end)
    size.learn(end - start, performance.now() - began)
  }

  async function runSlices(request: Feed, signal: AbortSignal | undefined): Promise<Tensors> {
    const joined = joinOutputs(outputs, request.rows)
    for (let start = 0; start < request.rows; ) {
      const end = Math.min(start + size.rows(request.width), request.rows)
      try {
        runMeasured(request, start, end)
        joined.add(frame, start)
      } finally {
        release()
      }
      start = end
      if (start < request.rows) await turn()
      if (signal?.aborted) throw runAborted(signal)
    }
    return joined.tensors()
  }

  async function answerAfter(
    before: Promise<void>,
    tensors: Tensors,
    signal: AbortSignal | undefined,
  ): Promise<Tensors> {
    await before
    if (signal?.aborted) throw runAborted(signal)
    return answer(tensors, signal)
  }

  function enqueue(result: Promise<Tensors>, signal: AbortSignal | undefined): Promise<Tensors> {
    const settled = () => {
      if (busy === done) busy = undefined
    }
    const done = result.then(settled, settled)
    busy = done
    return untilAborted(result, signal)
  }

  return {
    run(tensors, signal) {
      if (signal?.aborted) return Promise.reject(runAborted(signal))
      if (closing !== undefined) return Promise.reject(closedError(name))
      if (busy !== undefined) return enqueue(answerAfter(busy, tensors, signal), signal)
      try {
        const answered = answer(tensors, signal)
        return answered instanceof Promise ? enqueue(answered, signal) : Promise.resolve(answered)
      } catch (error) {
        return Promise.reject(error)
      }
    },
    close() {
      closing ??= Promise.resolve(busy).then(() => {
        // A closed session that someone keeps does not keep its model.
        steps = undefined
        frame.data.length = 0
        feed.data.length = 0
      })
      return closing
    },
  }
}

/** Lets the event loop handle what came in. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

function closedError(name: string): InferryError {
  return new InferryError('NOT_READY', `the session of ${name} is closed`)
}
