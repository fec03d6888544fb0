import {
  type BenchResult,
  type BuiltSubject,
  isDeployed,
  readResult,
  type SubjectSummary,
  summarize,
} from '@inferry/bench'
import { InferryError } from '@inferry/core'

/** A subject that was built and measured, each with a cold start. */
type Here = SubjectSummary & Required<Pick<SubjectSummary, 'cold'>> & { readonly subject: BuiltSubject }

/** A subject that was put under load and answered. */
export type WarmSubject = Here & Required<Pick<Here, 'warm'>>

/** A batch worker that did jobs. */
export type WorkerSubject = Here & Required<Pick<Here, 'jobs'>>

/** What a bench found of one engine. */
export interface Measurement {
  readonly file: string
  readonly result: BenchResult
  readonly engine: string
  /** Of this engine. */
  readonly subjects: readonly WarmSubject[]
  /** Of this engine. */
  readonly workers: readonly WorkerSubject[]
}

/**
 * Reads what `inferry bench --out` wrote, if a file is given, of the engine that it has first unless one is named. Throws
 * `INVALID_CONFIGURATION` for what cannot be read, has no such engine, or no loads.
 */
export async function readMeasurement(
  file: string | undefined,
  wanted: string | undefined,
): Promise<Measurement | undefined> {
  if (file === undefined) {
    if (wanted === undefined) return undefined
    throw fault('engine', 'it is of a bench result: use it with --bench')
  }
  const result = await readResult(file).catch((error: InferryError) => {
    throw fault('bench', error.message, error)
  })
  const engines = [
    ...new Set(result.subjects.flatMap(({ subject }) => (isDeployed(subject) ? [] : [subject.engine]))),
  ]
  const engine = wanted ?? engines[0]
  if (engine === undefined) throw fault('bench', `${file}: nothing was measured that bench had built`)
  if (!engines.includes(engine))
    throw fault('engine', `${file}: it was measured with ${engines.join(', ')}, not with ${engine}`)
  const found = { file, result, engine, ...subjectsOf(result, engine) }
  if (found.subjects.length + found.workers.length === 0)
    throw fault('bench', `${file}: no load was answered with ${engine}; measure with --rounds above 0`)
  return found
}

/** What can be billed of an engine. */
export function subjectsOf(result: BenchResult, engine: string): Pick<Measurement, 'subjects' | 'workers'> {
  const all = summarize(result).flatMap((one): readonly Here[] => {
    const { subject, cold } = one
    if (isDeployed(subject) || subject.engine !== engine || cold === undefined) return []
    return [{ ...one, subject, cold }]
  })
  return {
    subjects: all.flatMap((one) => (one.warm && answered(one.warm) ? [{ ...one, warm: one.warm }] : [])),
    workers: all.flatMap((one) => (one.jobs === undefined ? [] : [{ ...one, jobs: one.jobs }])),
  }
}

function answered({ closed, open }: WarmSubject['warm']): boolean {
  return closed.latencies.length > 0 && open.latencies.length > 0
}

function fault(field: string, message: string, cause?: unknown): InferryError {
  return new InferryError('INVALID_CONFIGURATION', message, { cause, location: { field } })
}
