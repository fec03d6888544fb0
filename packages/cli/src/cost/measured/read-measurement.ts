import {
  type BenchResult,
  type BuiltSubject,
  type DeployedSubject,
  isDeployed,
  readResult,
  type SubjectSummary,
  summarize,
} from '@inferry/bench'
import { InferryError } from '@inferry/core'
import type { Architecture } from '@inferry/cost'

/** A subject that was built and measured, each with a cold start. */
type Here = SubjectSummary &
  Required<Pick<SubjectSummary, 'cold'>> & {
    readonly subject: BuiltSubject
    /** Of the machine. */
    readonly architecture: Architecture
  }

/** A subject that was put under load and answered. */
export type WarmSubject = Here & Required<Pick<Here, 'warm'>>

/** A deployed one, of which there may be no cold start. */
export type WarmDeployed = SubjectSummary &
  Required<Pick<SubjectSummary, 'warm'>> & {
    readonly subject: DeployedSubject
    /** The machine that asked it tells nothing of its own. */
    readonly architecture?: undefined
  }

/** A batch worker that did jobs. */
export type WorkerSubject = Here & Required<Pick<Here, 'jobs'>>

/** What a bench found of one engine, and of what is deployed. */
export interface Measurement {
  readonly file: string
  readonly result: BenchResult
  /** Of what was built; undefined if nothing was. */
  readonly engine: string | undefined
  /** Of this engine. */
  readonly subjects: readonly WarmSubject[]
  /** Of this engine. */
  readonly workers: readonly WorkerSubject[]
  /** Of what engine is not told; none where one is asked for. */
  readonly deployed: readonly WarmDeployed[]
}

/**
 * Reads what `inferry bench --out` wrote, if a file is given, of the engine that it has first unless one is named, which
 * leaves aside what is deployed. Throws `INVALID_CONFIGURATION` for what cannot be read, has no such engine, or no loads.
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
  if (result.subjects.length === 0) throw fault('bench', `${file}: nothing was measured`)
  const engines = [
    ...new Set(result.subjects.flatMap(({ subject }) => (isDeployed(subject) ? [] : [subject.engine]))),
  ]
  const engine = wanted ?? engines[0]
  if (wanted !== undefined && !engines.includes(wanted))
    throw fault(
      'engine',
      engines.length === 0
        ? `${file}: what is deployed was measured, of which the engine is not told: leave it out`
        : `${file}: it was measured with ${engines.join(', ')}, not with ${wanted}`,
    )
  const all = subjectsOf(result, engine)
  const found = { file, result, engine, ...all, deployed: wanted === undefined ? all.deployed : [] }
  if (found.subjects.length + found.workers.length + found.deployed.length === 0)
    throw fault(
      'bench',
      `${file}: no load was answered${engine === undefined ? '' : ` with ${engine}`}; measure with --rounds above 0`,
    )
  return found
}

/** What can be billed of an engine, and of what is deployed. */
export function subjectsOf(
  result: BenchResult,
  engine: string | undefined,
): Pick<Measurement, 'subjects' | 'workers' | 'deployed'> {
  const all = summarize(result)
  const architecture = result.machine.arch === 'arm64' ? 'arm64' : 'x64'
  const here = all.flatMap((one): readonly Here[] => {
    const { subject, cold } = one
    if (isDeployed(subject) || subject.engine !== engine || cold === undefined) return []
    return [{ ...one, subject, cold, architecture }]
  })
  return {
    subjects: here.flatMap((one) => (answered(one.warm) ? [{ ...one, warm: one.warm }] : [])),
    workers: here.flatMap((one) => (one.jobs === undefined ? [] : [{ ...one, jobs: one.jobs }])),
    deployed: all.flatMap((one) => {
      const { subject, warm } = one
      return isDeployed(subject) && answered(warm) ? [{ ...one, subject, warm }] : []
    }),
  }
}

function answered(warm: SubjectSummary['warm']): warm is WarmSubject['warm'] {
  return warm !== undefined && warm.closed.latencies.length > 0 && warm.open.latencies.length > 0
}

function fault(field: string, message: string, cause?: unknown): InferryError {
  return new InferryError('INVALID_CONFIGURATION', message, { cause, location: { field } })
}
