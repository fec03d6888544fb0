import {
  type Artifact,
  type InferryError,
  openRepository,
  type Predictor,
  type Repository,
  toInferryError,
} from '@inferry/core'
import type { SagemakerSettings } from '../settings/sagemaker-settings.ts'
import { findGiven } from './find-artifact.ts'
import { openLater } from './open-later.ts'

/** Makes the predictor of an artifact: `name` is what it calls itself, `known` what the repository calls it. */
export type MakeKnown = (artifact: Artifact, name: string, known: string) => Predictor

/**
 * The model that SageMaker put in its folder, or where it put none the image's own, which is looked for, unpacked and loaded in the background; for a
 * multi-model endpoint none yet. There a model is known by SageMaker's opaque name for it, but calls itself by its
 * manifest's, in answers too; logs and metrics have the former. `onFailed` is told when the one model cannot be opened; of one that cannot
 * be loaded its observer is.
 */
export async function sagemakerRepository(
  { multiModel, modelFolder, ownModel }: Pick<SagemakerSettings, 'multiModel' | 'modelFolder' | 'ownModel'>,
  makePredictor: MakeKnown,
  onFailed: (error: InferryError) => void = () => {},
): Promise<Repository> {
  if (multiModel) {
    return openRepository([], (artifact, known) => makePredictor(artifact, artifact.manifest.name, known))
  }
  const opening = findGiven(modelFolder, ownModel).then((path) =>
    openRepository(path, (artifact, name) => makePredictor(artifact, name, name)),
  )
  opening.catch((error) => onFailed(toInferryError(error)))
  return openLater('model', opening)
}
