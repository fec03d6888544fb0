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

/** Of the forest, which is there without Python too. */
export function headline({ results: { forest } }: Result): readonly Figure[] {
  const trees = forest?.['trees']
  if (trees === undefined) return []
  const of = (figures: Figures, key: string) => figures[key] ?? Number.NaN
  const loading = of(trees.median, 'importMs') + of(trees.median, 'loadMs')
  return [
    { name: 'trees: importing and loading', value: loading, unit: 'ms', better: 'less' },
    ...[1, 4096].flatMap((rows): Figure[] => [
      {
        name: `trees, ${rows} at a time`,
        value: of(trees.median, `rowsPerSecond${rows}`),
        unit: 'rows/s',
        better: 'more',
      },
      {
        name: `trees to onnxruntime, ${rows} at a time`,
        value: of(trees.toOnnxruntime, `rowsPerSecond${rows}`),
        unit: '×',
        better: 'more',
      },
    ]),
  ]
}
