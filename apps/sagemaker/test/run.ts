import t from 'tap'
import { start } from './fixtures/container.ts'

const cases = [
  { name: 'train', args: ['train'], env: {}, says: 'this image does not train' },
  { name: 'no command', args: ['bash'], env: {}, says: '"bash" is no command of this image' },
  {
    name: 'an engine',
    args: [],
    env: { INFERRY_ENGINE: 'tree' },
    says: 'expected one of trees, onnxruntime',
  },
  { name: 'a variable', args: [], env: { SAGEMAKER_BATCH: 'maybe' }, says: 'SAGEMAKER_BATCH is "maybe"' },
]
for (const { name, args, env, says } of cases) {
  t.test(`${name}: refused in one line`, async (t) => {
    const { ended, output } = await start(t, { args, env })
    t.equal(await ended(), 2)
    t.match(output(), says)
    t.equal(output().trim().split('\n').length, 1)
  })
}

t.test('a port that is taken', async (t) => {
  const first = await start(t, { env: { SAGEMAKER_MULTI_MODEL: 'true' } })
  await first.pinged(200)
  const second = await start(t, {
    env: { SAGEMAKER_MULTI_MODEL: 'true', SAGEMAKER_BIND_TO_PORT: new URL(first.url).port },
  })
  t.equal(await second.ended(), 2)
  t.match(second.output(), 'the port is taken; choose another (SAGEMAKER_BIND_TO_PORT)\n')
})
