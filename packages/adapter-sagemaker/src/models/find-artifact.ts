import { stat } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { findArtifacts, InferryError } from '@inferry/core'

/**
 * The path of the one artifact that SageMaker put in a folder: the unpacked `model.tar.gz` is an artifact itself, or
 * holds one as a folder or as a `.tar.gz`. Throws `INVALID_ARTIFACT` for none and for several.
 */
export async function findArtifact(folder: string): Promise<string> {
  const [first, second] = await findArtifacts(folder)
  if (first !== undefined && second === undefined) return first.path
  const message = `${folder} holds several artifacts; pack one model into a model.tar.gz`
  throw new InferryError('INVALID_ARTIFACT', message, { location: { file: folder } })
}

/** The same of a folder that a request names: if there is no such folder, the request is wrong. */
export async function findRequested(url: string): Promise<string> {
  const found = isAbsolute(url) ? await stat(url).catch(() => undefined) : undefined
  if (found?.isDirectory()) return findArtifact(url)
  const message = `url is ${JSON.stringify(url.slice(0, 200))}, expected the absolute path of a model's folder`
  throw new InferryError('INVALID_INPUT', message, { location: { field: 'url' } })
}
