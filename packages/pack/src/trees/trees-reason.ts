import type { Artifact } from '@inferry/core'
import { decodeModel } from '../onnx/decode-model.ts'
import { answeringTrees } from './answering-trees.ts'

/** Why the trees engine does not run an artifact, as `packModel` would note it; undefined if it does. */
export async function treesReason(artifact: Artifact): Promise<string | undefined> {
  const { manifest } = artifact
  if (manifest.engines.some(({ name }) => name === 'trees')) return undefined
  const file = manifest.engines.find(({ name }) => name === 'onnxruntime')?.file
  if (file === undefined) return 'it holds no ONNX model'
  const model = decodeModel(await artifact.read(file), file)
  const compiled = await answeringTrees(model, manifest, await artifact.samples(), 'model.trees')
  return 'reason' in compiled ? compiled.reason : 'it was packed before the engine could; pack it again'
}
