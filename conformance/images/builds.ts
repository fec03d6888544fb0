import { join } from 'node:path'
import { type Built, buildImage, buildTarget, type Target, targets } from '../../packages/build/src/index.ts'
import { rootOf } from '../../packages/cli/src/build/roots.ts'
import { type Artifact, openArtifact } from '../../packages/core/src/index.ts'

/** Every target of one model on one engine. */
export interface Builds {
  readonly model: string
  readonly engine: string
  readonly built: Readonly<Record<Target, Built>>
  /** The image of a target. */
  image(target: Target): string
}

export async function buildAll(folder: string, engine: string, work: string): Promise<Builds> {
  const artifact = await openArtifact(folder)
  const { name: model } = artifact.manifest
  const image = (target: Target) => `localhost/${target}:${model}-${engine}`
  const built: Partial<Record<Target, Built>> = {}
  for (const target of targets) {
    const made = await buildOne(artifact, target, engine, join(work, `${model}-${engine}`))
    if (target !== 'lambda-zip') await buildImage(made, { tag: image(target) }, 'podman')
    built[target] = made
  }
  await artifact.close()
  return { model, engine, image, built: built as Record<Target, Built> }
}

export function buildOne(artifact: Artifact, target: Target, engine: string, out: string): Promise<Built> {
  return buildTarget({ artifact, target, engine, root: rootOf(target), out: join(out, target) })
}
