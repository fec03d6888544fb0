import { openArtifact } from '@inferry/core'
import { engines } from '@inferry/engines'
import { exampleModels } from '@inferry/testing'
import t from 'tap'

const forest = exampleModels().find((path) => path.endsWith('diabetes-forest')) as string

t.test('each loads a model that is packed for both', async (t) => {
  const artifact = await openArtifact(forest)
  const names = artifact.manifest.engines.map(({ name }) => name)
  t.same(
    engines().map(({ name }) => name),
    names,
  )
  for (const engine of engines()) await (await engine.load(artifact)).close()
  await artifact.close()
})
