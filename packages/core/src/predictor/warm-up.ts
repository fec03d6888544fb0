import type { Artifact, Sample } from '../artifact/artifact.ts'
import { mergeRule } from '../batching/merge-rule.ts'
import { InferryError } from '../errors/inferry-error.ts'
import { concatRows, rowCount, sliceRows } from '../tensor/rows.ts'
import type { Tensors } from '../tensor/tensor.ts'
import { madeUpInputs } from './made-up-inputs.ts'
import type { Session } from './seams.ts'
import { compareSample } from './verify-samples.ts'

export interface WarmUp {
  /** The quickest of a few warm runs of one row; undefined when nothing could be run. */
  readonly runMs: number | undefined
  /** Why requests must not be joined: a joined run did not answer as each alone, or nothing could be tried. */
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
 * A model without samples is run with made-up rows, if its shapes allow. What it answers to one, even an error, proves
 * nothing; but two must not change each other's answers.
 */
export async function warmUp(artifact: Artifact, session: Session): Promise<WarmUp> {
  const samples = await artifact.samples()
  const [first] = samples
  if (first === undefined) return warmUpWithMadeUp(artifact, session)
  const answers: Tensors[] = []
  for (const sample of samples) {
    const answer = await session.run(sample.inputs)
    checkAnswer(sample, answer)
    answers.push(answer)
  }
  return measureAndJoin(artifact, session, samples, answers)
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

async function warmUpWithMadeUp(artifact: Artifact, session: Session): Promise<WarmUp> {
  const rows: { readonly name: string; readonly inputs: Tensors }[] = []
  for (const value of [0, 1] as const) {
    const inputs = madeUpInputs(artifact.manifest.inputs, value)
    if (inputs === undefined) return { runMs: undefined, rowsMixed: unproven }
    rows.push({ name: `a row of ${value}`, inputs })
  }
  const answers: Tensors[] = []
  try {
    for (const { inputs } of rows) answers.push(await session.run(inputs))
  } catch (error) {
    if (session.lost) throw error
    return { runMs: undefined, rowsMixed: unproven }
  }
  return measureAndJoin(artifact, session, rows, answers)
}

const unproven = 'it has no samples, and none could be made up that show whether its rows are independent'

/** What is run, by its name for messages. */
type Rows = Pick<Sample, 'name' | 'inputs'>

async function measureAndJoin(
  artifact: Artifact,
  session: Session,
  rows: readonly Rows[],
  answers: readonly Tensors[],
): Promise<WarmUp> {
  const runMs = await measure(session, oneRow(artifact, (rows[0] as Rows).inputs))
  const rowsMixed = await findMixing(artifact, session, rows, answers)
  return { runMs, ...(rowsMixed !== undefined && { rowsMixed }) }
}

/** The first row, where rows can be told apart. */
function oneRow({ manifest }: Artifact, inputs: Tensors): Tensors {
  const rule = mergeRule(manifest)
  return rule !== undefined && rule.rows(inputs) > 1 ? sliceRows(inputs, 0, 1) : inputs
}

/** The quickest run: what else the machine does can only add to it. */
async function measure(session: Session, inputs: Tensors): Promise<number> {
  let quickest = Number.POSITIVE_INFINITY
  let sum = 0
  for (let runs = 0; runs < timedRuns && sum < enoughMs; runs++) {
    const started = performance.now()
    await session.run(inputs)
    const ms = performance.now() - started
    quickest = Math.min(quickest, ms)
    sum += ms
  }
  return quickest
}

/** Joins the first two that fit together, or one with itself, and compares with what each answered alone. */
async function findMixing(
  { manifest }: Artifact,
  session: Session,
  samples: readonly Rows[],
  answers: readonly Tensors[],
): Promise<string | undefined> {
  const rule = mergeRule(manifest)
  const first = samples[0]?.inputs
  if (rule === undefined || first === undefined || !rule.fits(first, first)) return undefined
  const other = samples.findIndex(({ inputs }, index) => index > 0 && rule.fits(first, inputs))
  const pair = [0, Math.max(other, 0)]
  const parts = pair.map((index) => samples[index] as Rows)
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
    const alone = { name: (parts[at] as Rows).name, outputs: answers[pair[at] as number] as Tensors }
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
