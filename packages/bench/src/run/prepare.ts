import { InferryError } from '@inferry/core'
import { askedSample } from '../deployed/asked-sample.ts'
import { measuredEndpoint } from '../deployed/measured-endpoint.ts'
import { measuredFunction } from '../deployed/measured-function.ts'
import type { BenchSettings } from '../result/bench-result.ts'
import { type BuiltSubjects, buildSubjects, type SubjectsOptions } from '../target/build-subjects.ts'
import { isDeployed, type Subject, showSubject } from '../target/target.ts'
import { type Measured, measuredHere } from './measured.ts'

export interface PrepareOptions extends Omit<SubjectsOptions, 'subjects'> {
  readonly subjects: readonly Subject[]
  /** As asked for; of what is deployed there are none unless they are. */
  readonly coldStarts: number | undefined
  readonly settings: BenchSettings
  readonly signal?: AbortSignal
}

export interface Prepared extends Pick<BuiltSubjects, 'question' | 'versions'> {
  readonly measured: readonly Measured[]
  /** Puts back what was changed and removes what was built. */
  close(): Promise<void>
}

/** Builds what is measured here, and finds out whether what is deployed answers as recorded. */
export async function prepare(options: PrepareOptions): Promise<Prepared> {
  const { artifact, subjects, settings, coldStarts = 0, signal } = options
  const deployed = subjects.filter(isDeployed)
  checkAsked(subjects, coldStarts, settings.rounds)
  const here = subjects.filter((subject) => !isDeployed(subject))
  const { built, question, sample, versions, remove } = await buildSubjects({ ...options, subjects: here })
  const measured = built.map((one) => measuredHere(one, settings.coldStarts))
  async function close(): Promise<void> {
    const restored = await Promise.allSettled(measured.map((one) => one.restore()))
    await Promise.all(measured.map((one) => one.close()))
    await remove()
    throwAll(restored.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : [])))
  }
  try {
    const asked = askedSample(artifact, sample)
    for (const subject of deployed)
      measured.push(
        subject.target === 'function'
          ? await measuredFunction(subject, asked, coldStarts, signal)
          : await measuredEndpoint(subject, asked, signal),
      )
  } catch (error) {
    await close()
    throw error
  }
  return { measured, question, versions, close }
}

/** Of several functions that could not be put back, each must be told: that is left to whoever reads it. */
function throwAll(faults: readonly Error[]): void {
  const [first] = faults
  if (first === undefined) return
  if (faults.length === 1) throw first
  throw new InferryError('NOT_READY', faults.map(({ message }) => message).join('\n'), {
    cause: new AggregateError(faults),
  })
}

/** Throws `INVALID_CONFIGURATION` if of something that is deployed nothing is to be measured, or what cannot be. */
function checkAsked(subjects: readonly Subject[], coldStarts: number, rounds: number): void {
  const fault = (subject: Subject, field: 'coldStarts' | 'rounds', why: string) =>
    new InferryError('INVALID_CONFIGURATION', `${showSubject(subject)}: ${why}`, { location: { field } })
  for (const subject of subjects) {
    const { target } = subject
    if (target === 'endpoint' && coldStarts > 0 && subjects.every((one) => one.target === target))
      throw fault(subject, 'coldStarts', 'no cold start of an endpoint can be forced: leave them out')
    if (target === 'endpoint' && rounds === 0)
      throw fault(
        subject,
        'rounds',
        'no cold start of an endpoint can be forced, so it is measured in rounds alone',
      )
    if (target === 'function' && rounds === 0 && coldStarts === 0)
      throw fault(
        subject,
        'rounds',
        'nothing is to be measured of it: ask for rounds, or for cold starts, which change its configuration',
      )
  }
}
