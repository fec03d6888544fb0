import t from 'tap'
import { start } from './fixtures/container.ts'

t.test('the process ends with what it ran to', async (t) => {
  const refused = await start(t, { args: ['train'] })
  t.equal(await refused.ended(), 2)
  const served = await start(t, { env: { SAGEMAKER_MULTI_MODEL: 'true' } })
  await served.pinged(200)
  served.child.kill('SIGTERM')
  t.equal(await served.ended(), 0)
})
