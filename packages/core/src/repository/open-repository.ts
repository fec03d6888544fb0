import { basename } from 'node:path'
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
  const broken: Broken[] = []
  try {
    for (const path of typeof paths === 'string' ? [paths] : paths) {
      for (const found of await findArtifacts(path)) await open(found, models, broken, makePredictor)
    }
  } catch (error) {
    await shutAll(models)
    throw error
  }
  for (const { found, error } of broken) {
    const name = models.has(found.stem) ? basename(found.path) : found.stem
    const model = createModel(name, found.path, makePredictor)
    model.fail(error)
    models.set(name, model)
  }
  void readyAll([...models.values()].flatMap((model) => model.predictor() ?? []))
  return createRepository(models, makePredictor)
}

/** An artifact that could not be opened, so that its model's name is not known. */
interface Broken {
  readonly found: FoundArtifact
  readonly error: unknown
}

async function open(
  found: FoundArtifact,
  models: Map<string, Model>,
  broken: Broken[],
  makePredictor: MakePredictor,
): Promise<void> {
  const { path, named } = found
  let artifact: Artifact
  try {
    artifact = await openArtifact(path)
  } catch (error) {
    if (named) throw error
    broken.push({ found, error })
    return
  }
  const { name } = artifact.manifest
  const twin = models.get(name)
  if (twin !== undefined) {
    await artifact.close()
    const message = `${twin.path} and ${path} both hold a model named ${name}; pack one of them again with another --name`
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
