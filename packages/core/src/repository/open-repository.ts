import type { Artifact } from '../artifact/artifact.ts'
import { openArtifact } from '../artifact/open-artifact.ts'
import { InferryError } from '../errors/inferry-error.ts'
import type { Predictor, Repository } from '../predictor/seams.ts'
import { createRepository, shutAll } from './create-repository.ts'
import { type FoundArtifact, findArtifacts } from './find-artifacts.ts'
import { createModel, type MakePredictor, type Model } from './model.ts'

/**
 * A repository of the artifacts at `paths`, each an artifact or a folder of them. They begin to load at once, one
 * after the other; `list()` and each predictor's `ready()` tell how far they are.
 *
 * A broken artifact in a folder does not stop the others: it is listed as failed, with the reason. Throws for one that
 * was named itself, and for two models of one name.
 */
export async function openRepository(
  paths: string | readonly string[],
  makePredictor: MakePredictor,
): Promise<Repository> {
  const models = new Map<string, Model>()
  const broken: Model[] = []
  try {
    for (const path of typeof paths === 'string' ? [paths] : paths) {
      for (const found of await findArtifacts(path)) await open(found, models, broken, makePredictor)
    }
  } catch (error) {
    await shutAll(models)
    throw error
  }
  for (const model of broken) {
    const { name } = model.entry()
    models.set(models.has(name) ? model.path : name, model)
  }
  void readyAll([...models.values()].flatMap((model) => model.predictor() ?? []))
  return createRepository(models, makePredictor)
}

async function open(
  { path, stem, named }: FoundArtifact,
  models: Map<string, Model>,
  broken: Model[],
  makePredictor: MakePredictor,
): Promise<void> {
  let artifact: Artifact | undefined
  try {
    artifact = await openArtifact(path)
  } catch (error) {
    if (named) throw error
    const model = createModel(stem, path, makePredictor)
    model.fail(error)
    broken.push(model)
    return
  }
  const { name } = artifact.manifest
  const twin = models.get(name)
  if (twin !== undefined) {
    await artifact.close()
    const message = `${twin.path} and ${path} both hold a model named ${name}; a name may stand once`
    throw new InferryError('INVALID_ARTIFACT', message, { location: { file: path } })
  }
  const model = createModel(name, path, makePredictor, artifact)
  models.set(name, model)
  try {
    await model.open()
  } catch (error) {
    if (named) throw error
  }
}

/** One after the other, so that models do not slow each other's measured warm-up. Each keeps its own failure. */
async function readyAll(predictors: readonly Predictor[]): Promise<void> {
  for (const predictor of predictors) await predictor.ready().catch(() => {})
}
