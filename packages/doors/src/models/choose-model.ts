import { InferryError, type Repository } from '@inferry/core'

/** SageMaker's header that names a model of a multi-model endpoint. */
export const targetModelHeader = 'x-amzn-sagemaker-target-model'

/**
 * The model that an `/invocations` request is for: the one that `target` names (`name` or `name.tar.gz`), else the
 * only one there is.
 */
export function chooseModel(repository: Repository, target: string | undefined): string {
  if (target !== undefined) return target.replace(/\.tar\.gz$/, '')
  const models = repository.list()
  const [only] = models
  if (models.length === 1 && only !== undefined) return only.name
  if (only === undefined) throw new InferryError('MODEL_NOT_FOUND', 'this server has no model')
  throw new InferryError(
    'INVALID_INPUT',
    `this server has ${models.length} models (${models.map(({ name }) => name).join(', ')}); name one in the header ` +
      'X-Amzn-SageMaker-Target-Model, or post to /v2/models/<name>/infer',
    { location: { field: targetModelHeader } },
  )
}
