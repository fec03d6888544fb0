import t from 'tap'
import { openInput, openOutput } from '../../src/transform/open-stores.ts'

t.test('S3 or the disk', async (t) => {
  const folder = t.testdir({ a: 'x', 'manifest.json': '[{"prefix":"s3://b/p/"},"a"]' })
  t.equal((await openInput(folder, false)).name, folder)
  t.match((await openInput('s3://bucket/prefix/', false)).name, /^s3:\/\/bucket\/prefix/)
  t.match((await openInput(`${folder}/manifest.json`, true)).name, /manifest\.json/)
  t.equal((await openOutput(`${folder}/out`)).name, `${folder}/out`)
  t.match((await openOutput('s3://bucket/out/')).name, /^s3:\/\/bucket\/out/)
  await t.rejects(openInput('s3://', false), { code: 'INVALID_CONFIGURATION' })
})
