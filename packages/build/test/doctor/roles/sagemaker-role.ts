import t from 'tap'
import { checkSagemaker } from '../../../src/doctor/roles/sagemaker-role.ts'
import { linesOf } from '../fixtures/results.ts'
import { smallContext } from '../fixtures/small-context.ts'

t.test('what SageMaker expects', async (t) => {
  const { lines, failures } = await linesOf(checkSagemaker(await smallContext(t, 'sagemaker')))
  t.same(failures, [])
  t.same(
    lines.map((line) => line.split(':')[0]),
    ['ready', 'user', 'samples', 'body limit', 'execution parameters', 'memory', 'stop'],
  )
})
