import { InferryError } from '@inferry/core'
import { distance } from '../operators/fixtures/compare.ts'
import { type Answer, askOnnxruntime } from '../operators/fixtures/onnxruntime.ts'
import { operatorModel } from '../operators/fixtures/operator-model.ts'
import { randomOperator } from '../operators/fixtures/random-operator.ts'
import { anySize } from './any-size.ts'
import { askTrees, openTrees } from './ask-trees.ts'

export interface Fuzzed {
  readonly ensembles: number
  readonly answers: number
  /** Ensembles that are left to onnxruntime, by the reason. */
  readonly left: Readonly<Record<string, number>>
  /** Refused by both as damaged. */
  readonly refused: number
  /** The largest difference, in units of the last place, and where it was. */
  readonly ulps: number
  readonly worst?: string
  /** What is wrong: more ULPs than allowed, other labels, an error of one engine alone. */
  readonly failures: readonly string[]
}

/** The expected difference is none; the transcendental functions of two libraries may differ in the last place. */
const allowedUlps = 2

/**
 * Compares the trees engine with onnxruntime, through the whole compiler and the whole engine, on ensembles that the
 * seeds `first` to `first + count - 1` make. Each is asked its rows at once and one by one.
 */
export async function fuzz(
  first: number,
  count: number,
  tell: (done: number) => void = () => {},
): Promise<Fuzzed> {
  const left: Record<string, number> = {}
  const failures: string[] = []
  let [answers, refused, ulps] = [0, 0, 0]
  let worst: string | undefined
  for (let seed = first; seed < first + count; seed++) {
    const { operator, x, columns } = randomOperator(seed, anySize)
    const model = operatorModel(operator)
    const what = `seed ${seed}, ${operator.name}`
    try {
      const session = await openTrees(model)
      if ('reason' in session) {
        const reason = session.reason.replace(/"[^"]*"|\d+/g, '…')
        left[reason] = (left[reason] ?? 0) + 1
        continue
      }
      // Not before: it ends the process on some models that the compiler leaves to it.
      const theirs = await askOnnxruntime(model, x, columns)
      for (const [how, ours] of [
        ['at once', await askTrees(session, x, columns)],
        ['row by row', await rowByRow((row) => askTrees(session, row, columns), x, columns)],
      ] as const) {
        const found = distance(ours, theirs)
        answers++
        if (found > ulps) [ulps, worst] = [found, `${what}, ${how}`]
        if (found > allowedUlps) failures.push(`${what}, ${how}: ${found} ULP`)
      }
      await session.close()
    } catch (error) {
      const theirs = await askOnnxruntime(model, x, columns).catch((theirs: Error) => theirs)
      if (error instanceof InferryError && theirs instanceof Error) refused++
      else failures.push(`${what}: ${(error as Error).message}`)
    }
    tell(seed - first + 1)
  }
  return { ensembles: count, answers, left, refused, ulps, ...(worst !== undefined && { worst }), failures }
}

async function rowByRow(
  ask: (row: Parameters<typeof askTrees>[1]) => Promise<Answer>,
  x: Parameters<typeof askTrees>[1],
  columns: number,
): Promise<Answer> {
  const all: Answer[] = []
  for (let at = 0; at < x.length; at += columns) all.push(await ask(x.slice(at, at + columns)))
  const [one] = all as [Answer, ...Answer[]]
  const scores = all.flatMap((answer) => [...answer.scores])
  return {
    scores: one.scores instanceof Float32Array ? Float32Array.from(scores) : Float64Array.from(scores),
    columns: one.columns,
    ...(one.labels !== undefined && { labels: all.flatMap((answer) => [...(answer.labels ?? [])]) }),
  }
}
