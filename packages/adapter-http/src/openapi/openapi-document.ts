import type { Manifest } from '@inferry/core'
import { server, targetModelHeader } from '@inferry/doors'
import { errorResponse, exchange } from './exchange.ts'
import type { Example } from './model-examples.ts'
import { requestSchema, rowSchema, type Schema, sharedSchemas } from './schemas.ts'

/** A loaded model and what can be shown of it. */
export interface DocumentedModel {
  /** What the repository calls it, mostly the manifest's name. */
  readonly name: string
  readonly manifest: Manifest
  readonly examples: readonly Example[]
}

export interface DocumentOptions {
  /** Whether load and unload are served. */
  readonly control: boolean
}

/** The OpenAPI 3.1 document of a server with these models loaded. */
export function openapiDocument(models: readonly DocumentedModel[], { control }: DocumentOptions): Schema {
  const [only] = models
  const single = models.length === 1 ? only : undefined
  return {
    openapi: '3.1.0',
    info: {
      title: single ? single.name : 'Inferry',
      version: single ? single.manifest.version : server.version,
      description: description(models),
    },
    tags: [
      {
        name: 'predict',
        description: 'Rows in, predictions out; the answer comes in the form of the question.',
      },
      { name: 'models', description: 'Open Inference Protocol v2: metadata and control.' },
      { name: 'server', description: 'Health and metrics.' },
    ],
    paths: {
      '/invocations': { post: invocations(models, single) },
      ...Object.fromEntries(models.flatMap((model) => modelPaths(model))),
      ...(control ? controlPaths : {}),
      ...serverPaths,
    },
    components: {
      schemas: {
        ...sharedSchemas,
        ...Object.fromEntries(
          models.flatMap(({ name, manifest }) => [
            [`${name}.Row`, rowSchema(manifest)],
            [`${name}.Request`, requestSchema(`#/components/schemas/${name}.Row`)],
          ]),
        ),
      },
    },
  }
}

function description(models: readonly DocumentedModel[]): string {
  const lines = models.map(
    ({ name, manifest: { version, description = '' } }) => `* **${name}** ${version} ${description}`,
  )
  return models.length === 0 ? 'No model is loaded yet.' : `The models:\n\n${lines.join('\n')}`
}

function invocations(models: readonly DocumentedModel[], single: DocumentedModel | undefined): Schema {
  const several = models.length > 1
  return {
    tags: ['predict'],
    operationId: 'invocations',
    summary: "Predict, by SageMaker's and MLflow's contract",
    ...(several && {
      parameters: [
        {
          name: targetModelHeader,
          in: 'header',
          required: true,
          schema: { type: 'string', enum: models.map(({ name }) => name) },
        },
      ],
    }),
    ...exchange(single?.examples ?? [], single ? `#/components/schemas/${single.name}.Request` : undefined),
  }
}

function modelPaths(model: DocumentedModel): readonly (readonly [string, Schema])[] {
  const { name } = model
  const path = `/v2/models/${name}`
  return [
    [
      `${path}/infer`,
      {
        post: {
          tags: ['predict'],
          operationId: `${name}.infer`,
          summary: `Predict with ${name}, by the Open Inference Protocol`,
          description: 'Binary tensors go as application/octet-stream with Inference-Header-Content-Length.',
          ...exchange(model.examples, `#/components/schemas/${name}.Request`),
        },
      },
    ],
    [path, { get: operation('models', `${name}.metadata`, `Inputs and outputs of ${name}`) }],
    [`${path}/ready`, { get: operation('models', `${name}.ready`, `Whether ${name} is ready`) }],
  ]
}

function operation(tag: string, operationId: string, summary: string, extra: Schema = {}): Schema {
  return {
    tags: [tag],
    operationId,
    summary,
    ...extra,
    responses: { 200: { description: 'Yes.' }, default: errorResponse('No, and why.') },
  }
}

const modelParameter = {
  parameters: [{ name: 'model', in: 'path', required: true, schema: { type: 'string' } }],
}

const controlPaths: Readonly<Record<string, Schema>> = {
  '/v2/repository/index': { post: operation('models', 'index', 'All models and their states') },
  '/v2/repository/models/{model}/load': { post: operation('models', 'load', 'Load a model', modelParameter) },
  '/v2/repository/models/{model}/unload': {
    post: operation('models', 'unload', 'Unload a model', modelParameter),
  },
}

const serverPaths: Readonly<Record<string, Schema>> = {
  '/ping': { get: operation('server', 'ping', 'Whether the server is ready, for SageMaker') },
  '/health': { get: operation('server', 'health', 'Whether the server is ready, for MLflow') },
  '/version': { get: operation('server', 'version', "The server's version") },
  '/v2': { get: operation('server', 'metadata', "The server's name, version and extensions") },
  '/v2/health/live': { get: operation('server', 'live', 'Whether the server runs') },
  '/v2/health/ready': { get: operation('server', 'ready', 'Whether the server is ready') },
  '/metrics': { get: operation('server', 'metrics', 'Metrics for Prometheus') },
}
