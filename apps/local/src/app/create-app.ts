import { createMetrics, defaultBodyLimit, httpDoors, serverOptions } from '@inferry/adapter-http'
import {
  type Artifact,
  createPredictor,
  openRepository,
  type Predictor,
  type Repository,
  type Sample,
  watchStart,
} from '@inferry/core'
import { engines } from '@inferry/engines'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { AppOptions, MakeObserved } from './app-options.ts'
import { observeModel } from './observe-model.ts'

/** The server before it listens. */
export interface App {
  readonly server: FastifyInstance
  readonly repository: Repository
  /** The recorded samples of a loaded model. */
  samples(predictor: Predictor): Promise<readonly Sample[]>
  /** Health turns to 503. */
  announceStop(): void
  /** Each answer closes its connection. `server.close()` then ends it all and frees the models. */
  hangUp(): void
}

/**
 * Joins the artifacts, the engines and the HTTP doors. The models load in the background; `/ping` answers 503 with
 * the reason until they are ready. Rejects for a path that holds no artifact.
 */
export async function createApp(options: AppOptions): Promise<App> {
  const { engines: there = engines(), bodyLimit = defaultBodyLimit, control = false, docs, logger } = options
  const { engine, threads, execution, routes, http, bodyLimitName } = options
  const { paths = [], repository: open = (make: MakeObserved) => openRepository(paths, make) } = options
  const artifacts = new WeakMap<Predictor, Artifact>()
  const metrics = createMetrics()
  const start = watchStart(performance.now())
  const stopping = new AbortController()
  const closing = new AbortController()
  const makePredictor: MakeObserved = (artifact, name, known = name) => {
    const predictor = createPredictor(start.reading(artifact), {
      name,
      engines: there,
      ...(engine !== undefined && { engine }),
      ...(threads !== undefined && { threads }),
      ...(execution !== undefined && { execution }),
      observer: observeModel(logger, known, metrics.observer(known), start),
    })
    artifacts.set(predictor, artifact)
    return predictor
  }
  const repository = await open(makePredictor, logger)
  for (const { name: model, state, reason } of repository.list()) {
    // It could not be opened: no predictor tells of it.
    if (state === 'failed') logger.error({ model, state, reason }, 'model failed')
  }
  const server = Fastify({ ...serverOptions, ...http, bodyLimit })
  server.addHook('onClose', () => repository.close())
  await server.register(
    httpDoors(repository, {
      logger: logger as FastifyBaseLogger,
      metrics,
      control,
      stopping: stopping.signal,
      closing: closing.signal,
      samples,
      ...(routes && { routes }),
      ...(bodyLimitName !== undefined && { bodyLimitName }),
    }),
  )
  if (docs !== undefined) await server.register(docs)
  return { server, repository, samples, announceStop: () => stopping.abort(), hangUp: () => closing.abort() }

  async function samples(predictor: Predictor): Promise<readonly Sample[]> {
    return (await artifacts.get(predictor)?.samples()) ?? []
  }
}
