import { basename } from 'node:path'
import type { RequestCase } from '@inferry/testing'

/** What SageMaker asks of a multi-model container before the first request for a model: its folder's name is the model's. */
export function loadCase(path: string): RequestCase {
  const model = basename(path)
  return {
    name: `load ${model}`,
    model,
    method: 'POST',
    path: '/models',
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify({ model_name: model, url: path })),
    status: 200,
    contains: [],
  }
}

/**
 * A prediction as SageMaker asks it of such a container: by the model's own path, once it is known which one is meant.
 * Everything else as it is.
 */
export function invokeCase(request: RequestCase, loaded: readonly string[]): RequestCase {
  const { method, path, headers } = request
  if (method !== 'POST' || path !== '/invocations') return request
  const target = headers['x-amzn-sagemaker-target-model']?.replace(/\.tar\.gz$/, '')
  const model = target ?? (loaded.length === 1 ? loaded[0] : undefined)
  if (model === undefined || !loaded.includes(model)) return request
  return { ...request, path: `/models/${model}/invoke` }
}
