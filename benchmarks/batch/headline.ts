import type { Figure } from '@inferry/benchmark-recording'

export interface CaseResult {
  readonly rowsPerSecond: number
  readonly ratioToBare: number | undefined
  /** Absent without Python. */
  readonly ratioToPandas: number | undefined
  readonly processSeconds: number
  readonly peakMiB: number
}

export interface Result {
  readonly model: string
  readonly columns: number
  /** By rows of the file. */
  readonly results: Record<
    string,
    { readonly rounds: number; readonly bytes: number; readonly cases: Readonly<Record<string, CaseResult>> }
  >
}

/** The goals are for the largest file; a quick run has the other one. */
export function headline({ results }: Result): readonly Figure[] {
  return [10_000_000, 100_000].flatMap((rows): readonly Figure[] => {
    const found = results[rows]?.cases['transform, trees']
    if (found === undefined) return []
    const largest = rows === 10_000_000
    const of = `trees, ${rows.toLocaleString('en-US')} rows`
    return [
      { name: of, value: found.rowsPerSecond, unit: 'rows/s', better: 'more' },
      ...ratio(`${of}, to the bare engine`, found.ratioToBare, largest ? 0.5 : undefined),
      ...ratio(`${of}, to pandas with scikit-learn`, found.ratioToPandas, largest ? 3 : undefined),
    ]
  })
}

function ratio(name: string, value: number | undefined, goal: number | undefined): readonly Figure[] {
  if (value === undefined) return []
  return [{ name, value, unit: '×', better: 'more', ...(goal !== undefined && { goal }) }]
}
