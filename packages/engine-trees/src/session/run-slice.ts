import { InferryError } from '@inferry/core'
import type { BoundProgram } from '../program/bind-program.ts'
import type { Frame } from '../program/frame.ts'
import type { Elements } from '../program/value.ts'
import type { Feed } from './read-inputs.ts'

/** Runs a program on the rows `start` to `end` of a request; the answer is in the frame then. */
export function runSlice(
  name: string,
  program: BoundProgram,
  frame: Frame,
  feed: Feed,
  start: number,
  end: number,
): void {
  const whole = start === 0 && end === feed.rows
  frame.first = start
  frame.rows = end - start
  for (let input = 0; input < feed.data.length; input++) {
    const data = feed.data[input] as Elements
    const columns = feed.columns[input] as number
    frame.columns[input] = columns
    frame.data[input] = whole ? data : part(data, start * columns, end * columns)
  }
  try {
    program.run(frame)
  } catch (error) {
    throw runError(name, error)
  }
}

function part(data: Elements, start: number, end: number): Elements {
  return Array.isArray(data) ? data.slice(start, end) : data.subarray(start, end)
}

/** The model's name before what a step said; an error that is not ours is a defect, but the request's all the same. */
function runError(name: string, error: unknown): unknown {
  if (error instanceof InferryError && error.code !== 'INFERENCE_FAILED') return error
  const { message, location } = error as InferryError
  return new InferryError('INFERENCE_FAILED', `${name} failed on this input: ${message}`, {
    cause: error,
    ...(location !== undefined && { location }),
  })
}
