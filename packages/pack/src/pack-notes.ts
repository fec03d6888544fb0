import { basename } from 'node:path'
import type { Description } from './description/description.ts'
import { descriptionPath } from './description/read-description.ts'
import type { ExternalFile } from './onnx/external-data.ts'
import type { CorrectedShape } from './onnx/score-shape.ts'
import type { Signature } from './onnx/signature.ts'
import type { CompiledTrees } from './trees/compile-trees.ts'

export interface PackFacts {
  readonly file: string
  readonly signature: Signature
  readonly zipMaps: ReadonlyMap<string, readonly string[]>
  readonly labelShapes: readonly string[]
  readonly scoreShapes: readonly CorrectedShape[]
  readonly weights: readonly ExternalFile[]
  readonly description: Description | undefined
  readonly trees: CompiledTrees
}

/** What was done to the model and what is missing, a sentence each. */
export function packNotes(facts: PackFacts): readonly string[] {
  const { file, signature, zipMaps, labelShapes, scoreShapes, weights, description, trees } = facts
  return [
    `${exporter(signature)}, ${signature.opsets.map(({ domain, version }) => `${domain} ${version}`).join(', ')}`,
    ...[...zipMaps.keys()].map(
      (name) =>
        `removed the ZipMap of output ${JSON.stringify(name)}: it gives the scores as ${shape(signature, name)}`,
    ),
    ...labelShapes.map(
      (name) =>
        `corrected the shape of output ${JSON.stringify(name)}, a label for each row, from [1] to [-1]`,
    ),
    ...scoreShapes.map(
      ({ output, from, to }) =>
        `corrected the shape of output ${JSON.stringify(output)}, a regressor's, from [${from.join(', ')}] to [${to.join(', ')}]`,
    ),
    ...weights.map(({ path }) => `external weights in ${path}`),
    compiled(trees),
    ...missingSamples(file, description),
  ]
}

function compiled(trees: CompiledTrees): string {
  return 'file' in trees
    ? `compiled for the trees engine: ${trees.file.length} bytes`
    : `left to onnxruntime: ${trees.reason}`
}

function exporter({ producer }: Signature): string {
  return producer === undefined
    ? 'exporter unknown'
    : `exported by ${`${producer.name} ${producer.version}`.trim()}`
}

function shape({ outputs }: Signature, name: string): string {
  const output = outputs.find((each) => each.name === name)
  return output === undefined ? 'a tensor' : `${output.type} [${output.shape.join(', ')}]`
}

function missingSamples(file: string, description: Description | undefined): readonly string[] {
  if (description?.samples !== undefined) return []
  const where =
    description === undefined
      ? `no ${basename(descriptionPath(file))} beside the model`
      : `${basename(description.file)} has no samples`
  return [`${where}: agreement with the training library cannot be proven, and warm-up uses made-up input`]
}
