import { allocate, type Tensor, type Tensors } from '@inferry/core'
import type { BoundOutput } from '../program/bind-program.ts'
import type { Frame } from '../program/frame.ts'
import type { Elements } from '../program/value.ts'

/**
 * The answer to a request of one slice: the very arrays that the steps made, but a copy of what was the caller's or is
 * another output already.
 */
export function takeOutputs(frame: Frame, outputs: readonly BoundOutput[], inputs: number): Tensors {
  const tensors: Record<string, Tensor> = {}
  for (let index = 0; index < outputs.length; index++) {
    const output = outputs[index] as BoundOutput
    const data = frame.data[output.value] as Elements
    const own = output.value >= inputs && !output.again
    tensors[output.name] = tensorOf(output, frame, frame.rows, own ? data : data.slice())
  }
  return tensors
}

/** Where the answers of slices are joined. */
export interface Joined {
  /** Adds a frame's answer, the rows from `start`. */
  add(frame: Frame, start: number): void
  tensors(): Tensors
}

export function joinOutputs(outputs: readonly BoundOutput[], rows: number): Joined {
  let joined: Elements[] | undefined
  let last: Frame | undefined
  return {
    add(frame, start) {
      last = frame
      joined ??= outputs.map(({ type, value }) => allocate(type, rows * (frame.columns[value] as number)))
      outputs.forEach(({ value }, index) => {
        const columns = frame.columns[value] as number
        place(
          frame.data[value] as Elements,
          (joined as Elements[])[index] as Elements,
          start * columns,
          frame.rows * columns,
        )
      })
    },
    tensors: () =>
      Object.fromEntries(
        outputs.map((output, index) => [
          output.name,
          tensorOf(output, last as Frame, rows, (joined as Elements[])[index] as Elements),
        ]),
      ),
  }
}

function place(from: Elements, to: Elements, at: number, count: number): void {
  if (Array.isArray(to)) for (let index = 0; index < count; index++) to[at + index] = from[index] as string
  else (to as Uint8Array).set((from as Uint8Array).subarray(0, count), at)
}

function tensorOf({ type, shape, value }: BoundOutput, frame: Frame, rows: number, data: Elements): Tensor {
  const dims = [rows]
  for (let axis = 1; axis < shape.length; axis++) {
    const dim = shape[axis] as number
    dims.push(dim < 0 ? (frame.columns[value] as number) : dim)
  }
  return { type, dims, data } as Tensor
}
