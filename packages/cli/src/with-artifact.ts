import { type Artifact, openArtifact } from '@inferry/core'

/** What `work` makes of the artifact at `path`, which is open meanwhile. */
export async function withArtifact<T>(path: string, work: (artifact: Artifact) => Promise<T>): Promise<T> {
  const artifact = await openArtifact(path, { name: path })
  try {
    return await work(artifact)
  } finally {
    await artifact.close()
  }
}
