import type { Figure } from '@inferry/benchmark-recording'

/** Milliseconds, rows a second, mebibytes, by name. */
export type Figures = Readonly<Record<string, number>>

export interface Result {
  readonly rounds: number
  /** Bytes. */
  readonly sizes: Readonly<Record<string, Figures>>
  /** By model and engine. */
  readonly results: Record<
    string,
    Record<string, { readonly median: Figures; readonly toOnnxruntime: Figures }>
  >
}

/** Of the forest, which is there without Python too, and the least ratio of all. */
export function headline({ results }: Result): readonly Figure[] {
  const { trees, nothing, 'scikit-learn': peer } = results['forest'] ?? {}
  if (trees === undefined) return []
  const of = (figures: Figures | undefined, key: string) => figures?.[key] ?? Number.NaN
  const rate = (rows: number) => of(trees.median, `rowsPerSecond${rows}`)
  const figures: Figure[] = [
    { name: 'trees: importing and loading', value: of(trees.median, 'startMs'), unit: 'ms', better: 'less' },
    {
      name: 'trees to onnxruntime, importing and loading',
      ...{ value: 1 / of(trees.toOnnxruntime, 'startMs'), unit: '×', better: 'more', goal: 25 },
    },
    {
      name: 'an empty module and the file to onnxruntime',
      ...{ value: 1 / of(nothing?.toOnnxruntime, 'startMs'), unit: '×', better: 'more' },
    },
    {
      name: 'trees to onnxruntime, resident memory',
      ...{ value: of(trees.toOnnxruntime, 'residentMiB'), unit: '×', better: 'less', goal: 0.1 },
    },
    { name: 'trees, 1 at a time', value: rate(1), unit: 'rows/s', better: 'more' },
    {
      name: 'trees to onnxruntime, 1 at a time',
      ...{ value: of(trees.toOnnxruntime, 'rowsPerSecond1'), unit: '×', better: 'more', goal: 6 },
    },
    {
      name: 'trees to scikit-learn, 1 at a time',
      ...{ value: rate(1) / of(peer?.median, 'rowsPerSecond1'), unit: '×', better: 'more', goal: 500 },
    },
    { name: 'trees, 4096 at a time', value: rate(4096), unit: 'rows/s', better: 'more' },
    {
      name: 'trees to onnxruntime, 4096 at a time',
      ...{ value: of(trees.toOnnxruntime, 'rowsPerSecond4096'), unit: '×', better: 'more', goal: 4 },
    },
    {
      name: 'trees to onnxruntime, the least rate of any model and number of rows',
      ...{ value: leastRate(results), unit: '×', better: 'more', goal: 1 },
    },
  ]
  return figures.filter(({ value }) => !Number.isNaN(value))
}

function leastRate(results: Result['results']): number {
  const ratios = Object.values(results).map(({ trees }) => trees?.toOnnxruntime ?? {})
  const rates = ratios.flatMap((each) =>
    Object.entries(each).filter(([key]) => key.startsWith('rowsPerSecond')),
  )
  return Math.min(...rates.map(([, ratio]) => ratio))
}
