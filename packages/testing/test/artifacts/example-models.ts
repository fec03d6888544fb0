import { basename } from 'node:path'
import { openArtifact } from '@inferry/core'
import t from 'tap'
import { exampleModels } from '../../src/artifacts/example-models.ts'

t.test('the four of them', async (t) => {
  const folders = exampleModels()
  t.same(
    folders.map((folder) => basename(folder)),
    ['breast-cancer-boosting', 'diabetes-forest', 'digits-cnn', 'penguins-pipeline'],
  )
  for (const folder of folders) t.equal((await openArtifact(folder)).manifest.name, basename(folder))
})
