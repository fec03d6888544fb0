import type { Artifact, Sample } from '../artifact/artifact.ts'
import type { Tensor, Tensors } from '../tensor/tensor.ts'
import { type Comparison, compareTensors, type Tolerance } from './compare-tensors.ts'
import type { Session } from './seams.ts'

/** How one output of one sample's answer compares with the recorded one. */
export interface SampleComparison extends Comparison {
  readonly sample: string
  readonly output: string
}

/** Runs every sample, each alone, and compares each recorded output. Rejects if a run does. */
export async function verifySamples(
  artifact: Artifact,
  session: Session,
  tolerance?: Tolerance,
): Promise<readonly SampleComparison[]> {
  const comparisons: SampleComparison[] = []
  for (const sample of await artifact.samples()) {
    comparisons.push(...compareSample(sample, await session.run(sample.inputs), tolerance))
  }
  return comparisons
}

/** Compares an answer with what the sample recorded; outputs that it does not record are not looked at. */
export function compareSample(
  sample: Pick<Sample, 'name' | 'outputs'>,
  answer: Tensors,
  tolerance?: Tolerance,
): readonly SampleComparison[] {
  return Object.entries(sample.outputs).map(([output, expected]) => ({
    sample: sample.name,
    output,
    ...compareOutput(expected, answer[output], tolerance),
  }))
}

function compareOutput(expected: Tensor, actual: Tensor | undefined, tolerance?: Tolerance): Comparison {
  if (actual !== undefined) return compareTensors(expected, actual, tolerance)
  return { equal: false, largestAbsolute: 0, largestRelative: 0, reason: 'is missing' }
}
