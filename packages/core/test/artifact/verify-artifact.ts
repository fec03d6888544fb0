import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openArtifact, verifyArtifact } from '@inferry/core'
import t from 'tap'
import { artifactFiles, writeFiles } from '../fixtures/sums.ts'
import { temporary } from '../fixtures/temporary.ts'

t.test('takes a sound artifact', async (t) => {
  const artifact = await openArtifact(await writeFiles(await temporary(t), artifactFiles()))
  await verifyArtifact(artifact)
})

for (const path of ['model.json', 'samples.json']) {
  t.test(`finds a changed ${path}, though nothing used it`, async (t) => {
    const files = artifactFiles()
    const folder = await writeFiles(await temporary(t), files)
    const artifact = await openArtifact(folder)
    await writeFile(join(folder, path), (files[path] as string).replace(/^./, 'X'))
    await t.rejects(verifyArtifact(artifact), {
      code: 'INVALID_ARTIFACT',
      message: new RegExp(`: ${path} is damaged: its sha256 is`),
      location: { file: path },
    })
  })
}
