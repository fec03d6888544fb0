import {
  createPredictor,
  type Engine,
  type MakePredictor,
  openRepository,
  type Repository,
} from '@inferry/core'
import type { Door, OpenDoors } from '@inferry/testing'
import { listen } from '../../../adapter-http/test/parity/listen.ts'
import {
  containerRoutes,
  type SagemakerSettings,
  sagemakerRepository,
  sagemakerSettings,
} from '../../src/index.ts'
import { invokeCase, loadCase } from './multi-model-calls.ts'

/** A container of the artifacts, and one of a multi-model endpoint that was told to load each. */
export const openSagemakerDoors: OpenDoors = async (paths, engine) => [
  await openContainer(paths, engine),
  await openMultiModelContainer(paths, engine),
]

async function openContainer(paths: readonly string[], engine: Engine): Promise<Door> {
  const repository = await openRepository(paths, predictorOf(engine))
  for (const { name } of repository.list()) await repository.get(name).ready()
  return { name: 'SageMaker', ...(await serve(repository, sagemakerSettings({}))) }
}

async function openMultiModelContainer(paths: readonly string[], engine: Engine): Promise<Door> {
  const settings = sagemakerSettings({ SAGEMAKER_MULTI_MODEL: 'true' })
  const repository = await sagemakerRepository(settings, predictorOf(engine))
  const server = await serve(repository, settings)
  for (const path of paths) {
    const { status, body } = await server.ask(loadCase(path))
    if (status !== 200) throw new Error(`${path} was not loaded: ${status} ${body}`)
  }
  const loaded = repository.list().map(({ name }) => name)
  return {
    name: 'SageMaker, multi-model',
    ask: (request) => server.ask(invokeCase(request, loaded)),
    close: server.close,
  }
}

function serve(repository: Repository, settings: SagemakerSettings): ReturnType<typeof listen> {
  return listen(repository, (context, extensions) => containerRoutes(context, extensions, settings))
}

function predictorOf(engine: Engine): MakePredictor {
  return (artifact) => createPredictor(artifact, { engines: [engine], threads: 1, execution: 'inline' })
}
