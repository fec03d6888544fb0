import { type Artifact, InferryError, type Manifest, type Sample, verifySamples } from '@inferry/core'
import { trees } from '@inferry/engine-trees'
import type { OnnxModel } from '../onnx/decode-model.ts'
import { type CompiledTrees, compileTrees } from './compile-trees.ts'

/**
 * The compiled model, if it loads and gives every sample its recorded answer; otherwise why it is left out. `path` is
 * the file's in the artifact to be.
 */
export async function answeringTrees(
  model: OnnxModel,
  draft: Manifest,
  samples: readonly Sample[] = [],
  path: string,
): Promise<CompiledTrees> {
  const compiled = compileTrees(model)
  if ('reason' in compiled) return compiled
  const artifact = memoryArtifact(
    { ...draft, engines: [{ name: 'trees', file: path }] },
    compiled.file,
    samples,
  )
  try {
    const session = await trees().load(artifact)
    const wrong = (await verifySamples(artifact, session)).find(({ equal }) => !equal)
    await session.close()
    if (wrong === undefined) return compiled
    const [sample, output] = [JSON.stringify(wrong.sample), JSON.stringify(wrong.output)]
    return { reason: `sample ${sample} does not get its recorded answer: output ${output} ${wrong.reason}` }
  } catch (error) {
    if (!(error instanceof InferryError)) throw error
    return { reason: error.message }
  }
}

/** The artifact to be, as far as an engine looks at it. */
function memoryArtifact(manifest: Manifest, file: Uint8Array, samples: readonly Sample[]): Artifact {
  const { name } = manifest
  return {
    manifest,
    folder: '',
    read: async () => file,
    locate: () => Promise.reject(new InferryError('INTERNAL', `${name} is not on disk yet`)),
    samples: async () => samples,
    close: async () => {},
  }
}
