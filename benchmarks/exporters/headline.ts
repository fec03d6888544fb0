import type { Figure } from '@inferry/benchmark-recording'

/** By rows in a request: rows/s, or a ratio of such. */
export type Rates = Readonly<Record<string, number>>

export interface Result {
  /** Of all models' ratios to onnxruntime. */
  readonly medians: Rates
  /** By model. */
  readonly results: Readonly<
    Record<string, { readonly rounds: number; readonly trees: Rates; readonly toOnnxruntime: Rates }>
  >
}

export function headline({ medians, results }: Result): readonly Figure[] {
  const all = Object.values(results).map(({ toOnnxruntime }) => toOnnxruntime)
  const slower = all.filter((ratios) => Object.values(ratios).some((ratio) => ratio < 1))
  return [
    { name: 'models', value: all.length, unit: '', better: 'more' },
    { name: 'models slower than with onnxruntime', value: slower.length, unit: '', better: 'less', goal: 0 },
    ...Object.entries(medians).flatMap(([size, median]): readonly Figure[] => [
      {
        name: `trees to onnxruntime, ${size} at a time, median`,
        ...{ value: median, unit: '×', better: 'more' },
      },
      {
        name: `trees to onnxruntime, ${size} at a time, least`,
        ...{ value: Math.min(...all.map((ratios) => ratios[size] as number)), unit: '×', better: 'more' },
        goal: 1,
      },
    ]),
  ]
}
