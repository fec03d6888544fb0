import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import t from 'tap'

const main = fileURLToPath(new URL('../../src/loop/loop-main.ts', import.meta.url))

t.test('outside of Lambda it tells why it ends', async (t) => {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', main], {
    encoding: 'utf8',
    env: {},
  })
  t.equal(status, 1)
  t.match(stderr, /AWS_LAMBDA_RUNTIME_API is not set/)
})
