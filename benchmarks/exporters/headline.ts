import { type Figure, median } from '@inferry/benchmark-recording'

/** Rows/s by rows in a request. */
export type Rates = Readonly<Record<string, number>>

export interface Result {
  /** By model. */
  readonly results: Readonly<
    Record<string, { readonly rounds: number; readonly trees: Rates; readonly toOnnxruntime: Rates }>
  >
}

export function headline({ results }: Result): readonly Figure[] {
  const all = Object.values(results)
  const sizes = Object.keys(all[0]?.toOnnxruntime ?? {})
  const ratios = (size: string) => all.map(({ toOnnxruntime }) => toOnnxruntime[size] as number)
  const slower = all.filter(({ toOnnxruntime }) => Object.values(toOnnxruntime).some((ratio) => ratio < 1))
  return [
    { name: 'models', value: all.length, unit: '', better: 'more' },
    { name: 'models slower than with onnxruntime', value: slower.length, unit: '', better: 'less', goal: 0 },
    ...sizes.flatMap((size): readonly Figure[] => [
      {
        name: `trees to onnxruntime, ${size} at a time, median`,
        ...{ value: median(ratios(size)), unit: '×', better: 'more' },
      },
      {
        name: `trees to onnxruntime, ${size} at a time, least`,
        ...{ value: Math.min(...ratios(size)), unit: '×', better: 'more', goal: 1 },
      },
    ]),
  ]
}
