import t from 'tap'
import { entryName, targets } from '../src/target.ts'

t.test('Lambda imports its entry, node runs the others', async (t) => {
  t.same(
    targets.map((target) => [target, entryName(target)]),
    [
      ['lambda-zip', 'handler'],
      ['lambda-image', 'handler'],
      ['sagemaker', 'main'],
      ['fargate', 'main'],
      ['local', 'main'],
      ['universal', 'main'],
    ],
  )
})
