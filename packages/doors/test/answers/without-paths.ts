import t from 'tap'
import { locationWithoutPaths, withoutPaths } from '../../src/answers/without-paths.ts'

t.test('folders are left out, files named', async (t) => {
  for (const [message, expected] of [
    ['/opt/ml/model: no inferry.json', '…/model: no inferry.json'],
    ['model is failed: /opt/ml/model/a.onnx failed', 'model is failed: …/a.onnx failed'],
    ['open "/a/b/c.trees", (/a/b)', 'open "…/c.trees", (…/b)'],
    ['forest: model.trees is missing', 'forest: model.trees is missing'],
    ['application/x-npy, s3://b/a/c, http://h/a/b, 1/2', 'application/x-npy, s3://b/a/c, http://h/a/b, 1/2'],
    ['post to /invocations', 'post to /invocations'],
  ] as const)
    t.equal(withoutPaths(message), expected)
  const file = '/home/a name/with spaces'
  t.equal(withoutPaths(`${file}: no such file`, { file }), '…/with spaces: no such file')
})

t.test('a location', async (t) => {
  t.same(locationWithoutPaths({ file: '/a/b', row: 3 }), { file: 'b', row: 3 })
  t.same(locationWithoutPaths({ file: 'model.onnx' }), { file: 'model.onnx' })
  t.same(locationWithoutPaths({ field: 'x' }), { field: 'x' })
})
