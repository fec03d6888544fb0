import t from 'tap'
import { floats, newFloats } from '../../src/ensemble/floats.ts'

t.test('floats have the precision asked for', async (t) => {
  const { buffer } = new Uint8Array(32)
  t.same(newFloats({ precision: 'float32' }, 2), new Float32Array(2))
  t.same(newFloats({ precision: 'float64' }, 2), new Float64Array(2))
  const view = floats({ precision: 'float64' }, buffer, 8, 2)
  view[1] = 1
  t.same(new Float64Array(buffer), [0, 0, 1, 0])
  t.ok(floats({ precision: 'float32' }, buffer, 16, 4) instanceof Float32Array)
})
