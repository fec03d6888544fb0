import t from 'tap'
import { layerOf, mayImport, mayTestImport } from '../../boundaries/rules.ts'

const rows: readonly [from: string, to: string, allowed: boolean][] = [
  ['packages/core', 'packages/pack', false],
  ['packages/engine-onnxruntime', 'packages/core', true],
  ['packages/engine-onnxruntime', 'packages/adapter-http', false],
  ['packages/adapter-http', 'packages/engine-onnxruntime', false],
  ['packages/adapter-sagemaker', 'packages/adapter-http', false],
  ['packages/adapter-lambda', 'packages/adapter-http', false],
  ['packages/adapter-fargate', 'packages/transform', true],
  ['packages/build', 'packages/lambda-runtime', true],
  ['packages/lambda-runtime', 'packages/build', false],
  ['packages/adapter-lambda', 'packages/aws', true],
  ['packages/transform', 'packages/aws', true],
  ['apps/fargate', 'packages/aws', true],
  ['packages/aws', 'packages/core', true],
  ['packages/aws', 'packages/doors', false],
  ['packages/doors', 'packages/aws', false],
  ['packages/engine-trees', 'packages/aws', false],
  ['packages/pack', 'packages/engine-onnxruntime', false],
  ['packages/cli', 'packages/engine-onnxruntime', true],
  ['packages/cli', 'apps/local', true],
  ['apps/local', 'packages/adapter-http', true],
  ['apps/local', 'packages/testing', false],
  ['packages/core', 'packages/core', true],
]

for (const [from, to, allowed] of rows) {
  t.test(`${from} ${allowed ? 'may' : 'may not'} import ${to}`, async (t) => {
    t.equal(mayImport(from, to), allowed)
  })
}

t.test('tests may join a real engine, but core stays alone', async (t) => {
  t.equal(mayTestImport('packages/adapter-http', 'packages/engine-onnxruntime'), true)
  t.equal(mayTestImport('packages/core', 'packages/engine-onnxruntime'), false)
  t.equal(mayTestImport('packages/core', 'packages/testing'), true)
})

t.test('layers follow the folder', async (t) => {
  t.equal(layerOf('packages/aws'), 'aws')
  t.equal(layerOf('packages/transform'), 'tool')
  t.equal(layerOf('apps/lambda'), 'root')
  t.equal(layerOf('benchmarks/http'), 'benchmark')
})
