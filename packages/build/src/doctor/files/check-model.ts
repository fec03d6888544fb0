import { join } from 'node:path'
import { countOf, openArtifact, verifyArtifact } from '@inferry/core'
import type { BundleDescription } from '../../bundle/bundle-description.ts'
import { modelFolder } from '../../bundle/model-files.ts'
import { type Finding, failed, ok } from '../finding.ts'

/** Whether the artifact in a bundle can be opened, is whole, and is one that the bundle's engines run. */
export async function checkModel(
  folder: string,
  { engines, model }: Pick<BundleDescription, 'engines' | 'model'>,
): Promise<Finding> {
  try {
    const artifact = await openArtifact(join(folder, modelFolder))
    try {
      await verifyArtifact(artifact)
      const { name, version, engines: wanted } = artifact.manifest
      if (name !== model.name || version !== model.version) {
        const found = `${name} ${version}, and bundle.json says ${model.name} ${model.version}`
        return failed(`the model is ${found}: another was put in its place; build again`)
      }
      const names = wanted.map((engine) => engine.name)
      if (!names.some((engine) => engines.includes(engine))) {
        return failed(
          `the model runs on ${names.join(' or ')}, and the bundle has ${engines.join(' and ') || 'no engine'}: it could not be loaded; build again with --engine ${names[0]}`,
        )
      }
      const samples = await artifact.samples()
      const note = samples.length === 0 ? 'no samples to compare' : countOf(samples.length, 'sample')
      return ok(`${name} ${version}, ${note}`)
    } finally {
      await artifact.close()
    }
  } catch (error) {
    return failed(`${(error as Error).message}: it would not be loaded; pack and build it again`)
  }
}
