import { type Artifact, InferryError } from '@inferry/core'
import { coldOnly } from '../cold/cold-only.ts'
import { describeMachine } from '../figures/describe-machine.ts'
import { closedLoop } from '../load/closed-loop.ts'
import {
  type BenchResult,
  type BenchSettings,
  errorsOf,
  type MeasuredLoad,
  rateOf,
} from '../result/bench-result.ts'
import { buildSubjects, type SubjectsOptions } from '../target/build-subjects.ts'
import { type Built, type Running, type Subject, showSubject } from '../target/target.ts'
import { type Gathered, resultOf, startGathered } from './gathered.ts'
import { measureJobs } from './measure-jobs.ts'
import { measureLoad } from './measure-load.ts'

export interface BenchOptions extends Partial<BenchSettings> {
  readonly artifact: Artifact
  readonly subjects: readonly Subject[]
  /** Where the app of a target is. */
  rootOf: SubjectsOptions['rootOf']
  readonly signal?: AbortSignal
  /** Told before each step, of which there are `of`. */
  onStep?(step: number, of: number, what: string): void
}

/** What is measured unless told. */
export const defaultSettings: BenchSettings = { coldStarts: 5, rounds: 3, seconds: 2, connections: 8 }

/** Connections of the open loop at most: more requests than that are not under way at once. */
const openConnections = 256

/**
 * Measures an artifact on targets of this machine: cold starts in fresh processes, then loads on fresh processes that are
 * warm, or jobs of a batch worker. All subjects come in turn, so that what changes on the machine meets them all. Rejects
 * with the reason of the signal once that is aborted, and with `NOT_READY` for a subject that does not come to answer.
 */
export async function runBench(options: BenchOptions): Promise<BenchResult> {
  const { artifact, signal, rate } = options
  const settings = settingsOf(options)
  signal?.throwIfAborted()
  const date = new Date().toISOString()
  const { built, question, versions, remove } = await buildSubjects(options)
  try {
    const gathered = built.map(
      (one): Gathered => ({ built: one, cold: [], closed: [], open: [], jobs: [], rate }),
    )
    const steps = gathered.length * (settings.coldStarts + settings.rounds)
    let step = 0
    const begin = (what: string, { built: { subject } }: Gathered) => {
      signal?.throwIfAborted()
      options.onStep?.(++step, steps, `${showSubject(subject)}: ${what}`)
    }
    for (let n = 0; n < settings.coldStarts; n++) {
      for (const one of gathered) {
        begin('cold start', one)
        if ('startJob' in one.built) one.cold.push(await coldOnly(one.built, signal))
        else await (await startGathered(one, one.built)).close()
      }
    }
    for (let n = 0; n < settings.rounds; n++) {
      for (const one of gathered) {
        if ('startJob' in one.built) {
          begin('job', one)
          await measureJobs(one.built, one, settings, signal)
        } else {
          begin('loads', one)
          await measureLoads(one, one.built, settings, signal)
        }
      }
    }
    const { name, version } = artifact.manifest
    const [answerBytes = 0] = gathered.flatMap(({ answerBytes: bytes = [] }) => bytes)
    return {
      benchVersion: 1,
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
    await remove()
  }
}

async function measureLoads(
  one: Gathered,
  built: Built,
  { seconds, connections: wanted }: BenchSettings,
  signal: AbortSignal | undefined,
): Promise<void> {
  const running = await startGathered(one, built)
  try {
    const { atOnce = Number.POSITIVE_INFINITY } = running
    const connections = Math.min(wanted, atOnce)
    // Discarded: code is compiled and buffers grow meanwhile.
    await closedLoop(running.question, { connections, seconds })
    const closed = await measureLoad(running, { kind: 'closed', connections, seconds }, signal)
    one.closed.push(closed)
    one.rate ??= halfOf(closed, built, running)
    const open = {
      kind: 'open',
      rate: one.rate,
      connections: Math.min(openConnections, atOnce),
      seconds,
    } as const
    one.open.push(await measureLoad(running, open, signal))
  } finally {
    await running.close()
  }
}

/** Requests a second, in tenths below ten: the other rounds have the same. */
function halfOf(closed: MeasuredLoad, { subject }: Built, running: Running): number {
  const rate = rateOf(closed) / 2
  if (rate > 0) return rate < 10 ? Math.max(0.1, Math.round(rate * 10) / 10) : Math.round(rate)
  const message = `${showSubject(subject)}: none of ${errorsOf(closed)} requests was answered well (${Object.keys(closed.errors).join(', ')})`
  const said = running.log().trim().split('\n').at(-1)
  throw new InferryError('NOT_READY', said ? `${message}; it wrote last: ${said}` : message)
}

function settingsOf(options: Partial<BenchSettings>): BenchSettings {
  const { coldStarts, rounds, seconds, connections } = { ...defaultSettings, ...options }
  return {
    coldStarts,
    rounds,
    seconds,
    connections,
    ...(options.rate !== undefined && { rate: options.rate }),
  }
}
