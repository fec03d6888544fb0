import {
  type InferryError,
  type MakePredictor,
  openRepository,
  type Repository,
  toInferryError,
} from '@inferry/core'
import type { SagemakerSettings } from '../settings/sagemaker-settings.ts'
import { findArtifact } from './find-artifact.ts'
import { openLater } from './open-later.ts'

/**
 * The model that SageMaker put in its folder, which is looked for, unpacked and loaded in the background; for a
 * multi-model endpoint none yet. There a model is known by SageMaker's opaque name for it, but calls itself by its
 * manifest's, in answers too. `onFailed` is told when the one model cannot be opened; of one that cannot
 * be loaded its observer is.
 */
export async function sagemakerRepository(
  { multiModel, modelFolder }: Pick<SagemakerSettings, 'multiModel' | 'modelFolder'>,
  makePredictor: MakePredictor,
  onFailed: (error: InferryError) => void = () => {},
): Promise<Repository> {
  if (multiModel) {
    return openRepository([], (artifact) => makePredictor(artifact, artifact.manifest.name))
  }
  const opening = findArtifact(modelFolder).then((path) => openRepository(path, makePredictor))
  opening.catch((error) => onFailed(toInferryError(error)))
  return openLater('model', opening)
}
