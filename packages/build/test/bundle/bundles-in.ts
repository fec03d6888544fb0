import t from 'tap'
import { bundlesIn } from '../../src/bundle/bundles-in.ts'

t.test('folders with a description, and no others', async (t) => {
  const bundle = () => ({ 'bundle.json': '{}' })
  const folder = t.testdir({
    universal: bundle(),
    fargate: bundle(),
    other: {},
    odd: { 'bundle.json': {} },
    file: '',
  })
  t.same(await bundlesIn(folder), ['fargate', 'universal'])
  for (const none of ['fargate', 'file', 'missing']) t.same(await bundlesIn(`${folder}/${none}`), [])
})
