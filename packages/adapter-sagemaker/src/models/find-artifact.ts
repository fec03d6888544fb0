import { readdir, stat } from 'node:fs/promises'
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

/** The same, or the image's own where SageMaker put nothing: the folder is missing or empty. */
export async function findGiven(folder: string, own?: string): Promise<string> {
  if (own === undefined) return findArtifact(folder)
  const names = await readdir(folder).catch((error) => {
    // One that cannot be read may hold the model that is meant: `findArtifact` tells why.
    return error.code === 'ENOENT' ? [] : [folder]
  })
  return names.length === 0 ? own : findArtifact(folder)
}

/**
 * The same of a folder that a request names. Throws `MODEL_NOT_FOUND` where nothing is, as AWS's multi-model-server does,
 * and `INVALID_INPUT` for what is no absolute path of a folder.
 */
export async function findRequested(url: string): Promise<string> {
  const path = "expected the absolute path of a model's folder"
  if (!isAbsolute(url)) throw refusal('INVALID_INPUT', url, path)
  const found = await stat(url).catch(() => undefined)
  if (found === undefined) throw refusal('MODEL_NOT_FOUND', url, 'where nothing can be read')
  if (!found.isDirectory()) throw refusal('INVALID_INPUT', url, path)
  return findArtifact(url)
}

function refusal(code: 'MODEL_NOT_FOUND' | 'INVALID_INPUT', url: string, why: string): InferryError {
  const message = `url is ${JSON.stringify(url.slice(0, 200))}, ${why}`
  return new InferryError(code, message, { location: { field: 'url' } })
}
