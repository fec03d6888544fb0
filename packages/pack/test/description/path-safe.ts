import { faultOf } from '@inferry/testing'
import fc from 'fast-check'
import t from 'tap'
import { makePathSafe, pathSafe } from '../../src/description/path-safe.ts'

t.test('takes safe names and names the unsafe', async (t) => {
  t.equal(pathSafe('a-1.B_c', 'name'), 'a-1.B_c')
  for (const text of ['', '.a', 'a/b', 'a b', 'é', 'x'.repeat(129)]) {
    t.match(
      faultOf(() => pathSafe(text, 'version')),
      {
        code: 'INVALID_CONFIGURATION',
        message: /^version is ".*, expected up to 128/,
        location: { field: 'version' },
      },
    )
  }
})

t.test('makes any text safe', async (t) => {
  t.equal(makePathSafe('my model (2)'), 'my-model-2-')
  t.equal(makePathSafe('._x'), 'x')
  t.equal(makePathSafe('模型'), 'model')
  fc.assert(fc.property(fc.string(), (text) => pathSafe(makePathSafe(text), 'name') !== ''))
})
