import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Artifact, formatManifest, type Manifest, manifestFile } from '@inferry/core'
import { type BundleFile, fileOf } from './bundle-file.ts'

/** Where the artifact is in a bundle. */
export const modelFolder = 'model'

/**
 * The artifact, each file verified, for these engines: the models of others, which are often the larger part, and their
 * entries in the manifest are left out. Name and version stay.
 */
export async function modelFiles(
  artifact: Artifact,
  engines: readonly string[],
): Promise<readonly BundleFile[]> {
  const { folder, manifest } = artifact
  const kept = forEngines(manifest, engines)
  const written = kept === manifest ? await readFile(join(folder, manifestFile)) : formatManifest(kept)
  const files = [fileOf(`${modelFolder}/${manifestFile}`, written)]
  for (const { path, size, sha256 } of kept.files)
    files.push({ path: `${modelFolder}/${path}`, size, sha256, content: await artifact.locate(path) })
  return files
}

function forEngines(manifest: Manifest, names: readonly string[]): Manifest {
  const engines = manifest.engines.filter(({ name }) => names.includes(name))
  if (engines.length === manifest.engines.length) return manifest
  const used = new Set(engines.map(({ file }) => file))
  const unused = new Set(manifest.engines.map(({ file }) => file).filter((file) => !used.has(file)))
  return { ...manifest, engines, files: manifest.files.filter(({ path }) => !unused.has(path)) }
}
