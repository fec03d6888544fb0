import { basename } from 'node:path'
import { type Artifact, findArtifacts, InferryError, openArtifact } from '@inferry/core'

/** What `work` makes of the artifact at `path`, which is open meanwhile. */
export async function withArtifact<T>(path: string, work: (artifact: Artifact) => Promise<T>): Promise<T> {
  const artifact = await openArtifact(path, { name: path }).catch((error) => withInside(error, path))
  try {
    return await work(artifact)
  } finally {
    await artifact.close()
  }
}

/** Fails as it failed; for a folder of artifacts, with what may be meant. */
async function withInside(error: InferryError, path: string): Promise<never> {
  const found = await findArtifacts(path).catch(() => [])
  const inside = found.filter(({ named }) => !named).map((one) => basename(one.path))
  if (inside.length === 0) throw error
  const names = inside.length > 5 ? [...inside.slice(0, 5), '…'] : inside
  const { code, message, location } = error
  throw new InferryError(code, `${message}; name one of those in it: ${names.join(', ')}`, {
    cause: error,
    ...(location && { location }),
  })
}
