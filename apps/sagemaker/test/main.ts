import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { earlySignal } from '@inferry/testing'
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

t.test('SIGTERM while its modules are loaded', async (t) => {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
  const flags = ['--conditions=@inferry/source', '--import', 'tsx', '--import', earlySignal]
  const env = { PATH: process.env['PATH'], SAGEMAKER_MULTI_MODEL: 'true' }
  const { status, stdout } = spawnSync(process.execPath, [...flags, main, 'serve'], { encoding: 'utf8', env })
  t.same([status, stdout], [0, 'early'])
})
