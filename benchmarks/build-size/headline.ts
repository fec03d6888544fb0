import type { Figure } from '@inferry/benchmark-recording'

/** Bytes. */
export interface Size {
  readonly engine: string
  readonly target: string
  /** By part, such as `code`. */
  readonly parts: Readonly<Record<string, number>>
  /** What a zip unpacks to, or an image has over its base. */
  readonly bytes: number
  readonly zippedBytes?: number
}

export interface Result {
  readonly model: string
  readonly sizes: readonly Size[]
}

/** Over the base, MB: the ceilings that `conformance/images` holds images to. */
const goals = { trees: 3, onnxruntime: 55 }

export function headline({ sizes }: Result): readonly Figure[] {
  return Object.entries(goals).flatMap(([engine, goal]): readonly Figure[] => {
    const own = sizes.filter((size) => size.engine === engine)
    const zipped = own.find(({ zippedBytes }) => zippedBytes !== undefined)?.zippedBytes ?? Number.NaN
    const largest = Math.max(...own.map(({ bytes }) => bytes))
    return [
      { name: `function's zip, ${engine}`, value: zipped / 1e6, unit: 'MB', better: 'less' },
      {
        name: `largest image over its base, ${engine}`,
        value: largest / 1e6,
        unit: 'MB',
        better: 'less',
        goal,
      },
    ]
  })
}
