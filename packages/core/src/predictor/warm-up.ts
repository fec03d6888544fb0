import type { Artifact, Sample } from '../artifact/artifact.ts'
import { mergeRule } from '../batching/merge-rule.ts'
import { InferryError } from '../errors/inferry-error.ts'
import { concatRows, rowCount, sliceRows } from '../tensor/rows.ts'
import type { Tensors } from '../tensor/tensor.ts'
import type { Session } from './seams.ts'
import { compareSample } from './verify-samples.ts'
import { zeroInputs } from './zero-inputs.ts'

export interface WarmUp {
  /** Median of a few warm runs of the first sample; undefined when nothing could be run. */
  readonly medianMs: number | undefined
  /** Why requests must not be joined, if a joined run of samples did not answer as each alone. */
  readonly rowsMixed?: string
}

/** Rows that are mixed up differ by far more, and sums may well differ a little with the number of rows. */
const coarse = { relative: 1e-4, absolute: 1e-5 }
const timedRuns = 5
/** A slow model is known as slow after fewer runs. */
const enoughMs = 100

/**
 * Runs the model for real. Every sample must give its recorded answer, else it throws `INVALID_ARTIFACT`; then the
 * first is run a few times more to measure, and two are joined to see whether rows are kept apart.
 *
 * A model without samples is run with one row of zeros, if its shapes allow. That only warms and measures: what it
 * answers, even an error, proves nothing.
 */
export async function warmUp(artifact: Artifact, session: Session): Promise<WarmUp> {
  const samples = await artifact.samples()
  const [first] = samples
  if (first === undefined) return warmUpWithZeros(artifact, session)
  const answers: Tensors[] = []
  for (const sample of samples) {
    const answer = await session.run(sample.inputs)
    checkAnswer(sample, answer)
    answers.push(answer)
  }
  const medianMs = await measure(session, first.inputs)
  const rowsMixed = await findMixing(artifact, session, samples, answers)
  return { medianMs, ...(rowsMixed !== undefined && { rowsMixed }) }
}

function checkAnswer(sample: Sample, answer: Tensors): void {
  const wrong = compareSample(sample, answer).find(({ equal }) => !equal)
  if (wrong === undefined) return
  const [name, output] = [JSON.stringify(sample.name), JSON.stringify(wrong.output)]
  throw new InferryError(
    'INVALID_ARTIFACT',
    `sample ${name} does not get its recorded answer: output ${output} ${wrong.reason}`,
    { location: { field: wrong.output } },
  )
}

async function warmUpWithZeros(artifact: Artifact, session: Session): Promise<WarmUp> {
  const inputs = zeroInputs(artifact.manifest.inputs)
  if (inputs === undefined) return { medianMs: undefined }
  try {
    await session.run(inputs)
    return { medianMs: await measure(session, inputs) }
  } catch (error) {
    if (session.lost) throw error
    return { medianMs: undefined }
  }
}

async function measure(session: Session, inputs: Tensors): Promise<number> {
  const times: number[] = []
  let sum = 0
  while (times.length < timedRuns && sum < enoughMs) {
    const started = performance.now()
    await session.run(inputs)
    const ms = performance.now() - started
    times.push(ms)
    sum += ms
  }
  times.sort((a, b) => a - b)
  return times[times.length >> 1] as number
}

/** Joins the first two samples that fit together, or one with itself, and compares with what each answered alone. */
async function findMixing(
  { manifest }: Artifact,
  session: Session,
  samples: readonly Sample[],
  answers: readonly Tensors[],
): Promise<string | undefined> {
  const rule = mergeRule(manifest)
  const first = samples[0]?.inputs
  if (rule === undefined || first === undefined || !rule.fits(first, first)) return undefined
  const other = samples.findIndex(({ inputs }, index) => index > 0 && rule.fits(first, inputs))
  const pair = [0, Math.max(other, 0)]
  const parts = pair.map((index) => samples[index] as Sample)
  const rows = parts.map(({ inputs }) => rule.rows(inputs))
  const total = rows.reduce((sum, count) => sum + count, 0)
  let answer: Tensors
  try {
    answer = await session.run(concatRows(parts.map(({ inputs }) => inputs)))
  } catch (error) {
    if (session.lost) throw error
    return `a joined run of ${total} rows failed: ${(error as Error).message}`
  }
  if (rowCount(answer) !== total) return `a joined run of ${total} rows did not answer as many`
  let row = 0
  for (const [at, count] of rows.entries()) {
    const alone = { name: (parts[at] as Sample).name, outputs: answers[pair[at] as number] as Tensors }
    const wrong = compareSample(alone, sliceRows(answer, row, row + count), coarse).find(
      ({ equal }) => !equal,
    )
    row += count
    if (wrong !== undefined) {
      return `sample ${JSON.stringify(wrong.sample)} joined with another: output ${JSON.stringify(wrong.output)} ${wrong.reason}`
    }
  }
  return undefined
}
