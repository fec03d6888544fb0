import type { Artifact } from '@inferry/core'
import { coldVariable } from '../deployed/configuration.ts'
import { describeMachine } from '../figures/describe-machine.ts'
import { type BenchResult, type BenchSettings, benchVersion } from '../result/bench-result.ts'
import type { SubjectsOptions } from '../target/build-subjects.ts'
import { isDeployed, type Subject, showSubject } from '../target/target.ts'
import { type Gathered, resultOf, startGathered } from './gathered.ts'
import { measureJobs } from './measure-jobs.ts'
import { measureLoads } from './measure-loads.ts'
import { prepare } from './prepare.ts'

export interface BenchOptions extends Partial<BenchSettings> {
  readonly artifact: Artifact
  readonly subjects: readonly Subject[]
  /** Where the app of a target is. */
  rootOf: SubjectsOptions['rootOf']
  readonly signal?: AbortSignal
  /** Told before each step, of which there are `of`. */
  onStep?(step: number, of: number, what: string): void
}

/** What is measured unless told; of what is deployed, no cold starts. */
export const defaultSettings: BenchSettings = { coldStarts: 5, rounds: 3, seconds: 2, connections: 8 }

/**
 * Measures an artifact on targets of this machine: cold starts in fresh processes, then loads on fresh processes that are
 * warm, or jobs of a batch worker; and what is deployed, where a cold start is forced by a change of the function's
 * configuration. All subjects come in turn, so that what changes on the machine meets them all. Rejects with the reason of
 * the signal once that is aborted, and with `NOT_READY` for a subject that does not come to answer. What was changed is put
 * back in any case.
 */
export async function runBench(options: BenchOptions): Promise<BenchResult> {
  const { artifact, signal, coldStarts } = options
  const settings = settingsOf(options)
  signal?.throwIfAborted()
  const date = new Date().toISOString()
  const { measured, question, versions, close } = await prepare({ ...options, coldStarts, settings }).catch(
    (error) => {
      signal?.throwIfAborted()
      throw error
    },
  )
  try {
    const gathered = measured.map(
      (one): Gathered => ({ measured: one, cold: [], alone: [], closed: [], open: [], jobs: [] }),
    )
    const alone = measured.map((one) => one.coldStarts)
    const steps = alone.reduce((sum, starts) => sum + starts + settings.rounds, 0)
    let step = 0
    const begin = (what: string, { measured: { subject } }: Gathered) => {
      signal?.throwIfAborted()
      options.onStep?.(++step, steps, `${showSubject(subject)}: ${what}`)
    }
    for (let n = 0; n < Math.max(...alone); n++) {
      for (const one of gathered) {
        const { measured } = one
        if (n >= measured.coldStarts) continue
        const forced = isDeployed(measured.subject) ? `, by a change of ${coldVariable}` : ''
        begin(`cold start${forced}`, one)
        if (measured.coldStart !== undefined) one.cold.push(await measured.coldStart(signal))
        else if ('start' in measured) await (await startGathered(one, measured)).close()
      }
    }
    for (const one of measured) await one.restore()
    for (let n = 0; n < settings.rounds; n++) {
      for (const one of gathered) {
        const { measured } = one
        if ('worker' in measured) {
          begin('job', one)
          await measureJobs(measured.worker, one, settings, signal)
        } else {
          begin('loads', one)
          await measureLoads(one, measured, settings, signal)
        }
      }
    }
    const { name, version } = artifact.manifest
    const [answerBytes = 0] = gathered.flatMap(({ answerBytes: bytes = [] }) => bytes)
    return {
      benchVersion,
      date,
      machine: describeMachine(),
      versions,
      model: { name, version, questionBytes: Buffer.byteLength(question), answerBytes },
      settings,
      subjects: gathered.map(resultOf),
    }
  } catch (error) {
    // What is stopped may fail in other ways as well: a signal of the terminal ends what was started.
    signal?.throwIfAborted()
    throw error
  } finally {
    await close()
  }
}

function settingsOf(options: BenchOptions): BenchSettings {
  const { coldStarts, rounds, seconds, connections } = { ...defaultSettings, ...options }
  const none = options.coldStarts === undefined && options.subjects.every(isDeployed)
  return {
    coldStarts: none ? 0 : coldStarts,
    rounds,
    seconds,
    connections,
    ...(options.rate !== undefined && { rate: options.rate }),
  }
}
