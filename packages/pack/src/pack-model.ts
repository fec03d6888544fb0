import { resolve } from 'node:path'
import { toBinary } from '@bufbuild/protobuf'
import {
  type EngineEntry,
  formatSamples,
  type Manifest,
  manifestFile,
  parseSamples,
  type Sample,
} from '@inferry/core'
import { chooseName, chooseVersion } from './choose-name.ts'
import { describeInputs, describeOutputs } from './description/describe-tensors.ts'
import type { Description } from './description/description.ts'
import { readDescription } from './description/read-description.ts'
import { type ExternalFile, externalFiles } from './onnx/external-data.ts'
import { ModelProtoSchema } from './onnx/generated/onnx_pb.ts'
import { correctLabelShapes } from './onnx/label-shape.ts'
import { readModelFile } from './onnx/read-model-file.ts'
import { correctScoreShapes } from './onnx/score-shape.ts'
import { type Signature, signatureOf } from './onnx/signature.ts'
import { removeZipMaps } from './onnx/zip-map.ts'
import { packFault } from './pack-fault.ts'
import { packNotes } from './pack-notes.ts'
import { answeringTrees } from './trees/answering-trees.ts'
import type { CompiledTrees } from './trees/compile-trees.ts'
import { contentVersion } from './write/content-version.ts'
import type { SourceFile } from './write/stage-files.ts'
import { type WrittenArtifact, writeArtifact } from './write/write-artifact.ts'

export interface PackOptions {
  /** Path of the ONNX file. */
  readonly model: string
  /** The folder to write; the archive is written beside it, as `<out>.tar.gz`. */
  readonly out: string
  /** Path of the description; without it, `<model's stem>.json` beside the model, if there is one. */
  readonly description?: string
  /** Path-safe. Without it the description's, else the last part of `out`. */
  readonly name?: string
  /** Path-safe. Without it the description's, else the content's digest. */
  readonly version?: string
}

export interface Packed extends WrittenArtifact {
  /** What was done or is missing, for people: a sentence each. */
  readonly notes: readonly string[]
}

const modelFile = 'model.onnx'
const treesFile = 'model.trees'
const samplesFile = 'samples.json'

/**
 * Makes an artifact of an ONNX model: the folder `out` and the archive `<out>.tar.gz`. The model's bytes are kept
 * unless it has a ZipMap to remove or a declared shape to correct. A model with tree ensembles is compiled for the trees
 * engine too, which is then preferred. The same input gives the same bytes.
 *
 * Throws `INVALID_ARTIFACT` for a model or description that cannot be packed, `INVALID_CONFIGURATION` for an option that
 * cannot be, such as an `out` that holds something else. Nothing is left behind then, and an older artifact in `out` stays as it was.
 */
export async function packModel(options: PackOptions): Promise<Packed> {
  const file = resolve(options.model)
  const { bytes, model } = await readModelFile(file)
  const zipMaps = removeZipMaps(model, file)
  const labelShapes = correctLabelShapes(model)
  const scoreShapes = correctScoreShapes(model)
  const signature = signatureOf(model, file)
  const weights = await externalFiles(model, file)
  checkPlaces(weights, file)

  const description = await readDescription(file, options.description)
  const draft = draftManifest(options, signature, zipMaps, description)
  const samples = readSamples(draft, description)
  const trees = await answeringTrees(model, draft, samples, treesFile)
  const rewritten = zipMaps.size + labelShapes.length + scoreShapes.length > 0
  const files: readonly SourceFile[] = [
    { path: modelFile, content: rewritten ? toBinary(ModelProtoSchema, model) : bytes },
    ...('file' in trees ? [{ path: treesFile, content: trees.file }] : []),
    ...(samples === undefined ? [] : [{ path: samplesFile, content: encodeSamples(samples) }]),
    ...weights.map(({ path, source }) => ({ path, content: source })),
  ]
  const version = chooseVersion(options, description)
  const written = await writeArtifact(options.out, files, (entries) => {
    const manifest = { ...draft, engines: enginesOf(trees), files: entries }
    return { ...manifest, version: version ?? contentVersion(manifest) }
  })
  const notes = packNotes({ file, signature, zipMaps, labelShapes, scoreShapes, weights, description, trees })
  return { ...written, notes }
}

/** The manifest but for its engines, files and version. */
function draftManifest(
  options: PackOptions,
  signature: Signature,
  zipMaps: ReadonlyMap<string, readonly string[]>,
  description: Description | undefined,
): Manifest {
  return {
    manifestVersion: 1,
    name: chooseName(options, options.out, description),
    version: '0',
    ...(description?.description !== undefined && { description: description.description }),
    engines: [],
    files: [],
    inputs: describeInputs(signature.inputs, description),
    outputs: describeOutputs(signature.outputs, zipMaps, description),
    ...(description?.samples !== undefined && { samples: samplesFile }),
  }
}

function readSamples(draft: Manifest, description: Description | undefined): readonly Sample[] | undefined {
  if (description?.samples === undefined) return undefined
  return parseSamples(description.samples, draft, description.file)
}

function encodeSamples(samples: readonly Sample[]): Uint8Array {
  return new TextEncoder().encode(formatSamples(samples))
}

function enginesOf(trees: CompiledTrees): readonly EngineEntry[] {
  const onnxruntime = { name: 'onnxruntime', file: modelFile }
  return 'file' in trees ? [{ name: 'trees', file: treesFile }, onnxruntime] : [onnxruntime]
}

/** Weights keep their places, for the model names them; these must not be places of the artifact's own files. */
function checkPlaces(weights: readonly ExternalFile[], file: string): void {
  const own = [modelFile, treesFile, samplesFile, manifestFile]
  const taken = weights.find(({ path }) => own.includes(path.toLowerCase()))
  if (taken === undefined) return
  const sentence = `has weights in ${taken.path}, a name that the artifact needs itself; save them under another`
  throw packFault(file, sentence, taken.path)
}
