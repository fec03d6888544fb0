import t from 'tap'
import { compileEnsemble } from '../../../src/ensemble/compile/compile-ensemble.ts'
import { floatKey } from '../../../src/ensemble/float-order.ts'
import { areasOf } from '../../../src/ensemble/layout.ts'
import { readHeader } from '../../../src/ensemble/section/read-header.ts'
import { small } from '../fixtures/ensembles.ts'

const words = (section: Uint8Array, at: number, length: number) => new Uint32Array(section.buffer, at, length)
const bits = (weight: number): number => new Uint32Array(new Float32Array([weight]).buffer)[0] as number

t.test('narrow records', async (t) => {
  const section = compileEnsemble(small)
  const { trees, records } = areasOf(readHeader(section).header)
  t.same(words(section, trees, 12), [1, 0, 0, 1, 1, 0, 0, 1, 5, 0, 0, 0])
  t.same(
    words(section, records, 12),
    [
      [0, 0],
      [(2 << 12) | 1, floatKey(0.5)],
      [2 << 12, bits(1)],
      [3 << 12, bits(2)],
      [4 << 12, 0],
      [5 << 12, bits(4)],
    ].flat(),
  )
})

t.test('wide records', async (t) => {
  const section = compileEnsemble({ ...small, precision: 'float64' })
  const { records } = areasOf(readHeader(section).header)
  t.same(
    new Float64Array(section.buffer, records, 12).filter((_, index) => index % 2 === 0),
    [0, 0.5, 1, 2, 0, 4],
  )
  const fields = words(section, records, 24).filter((_, index) => index % 4 >= 2)
  t.same(fields, [0, 0, 1, 2, 0, 2, 0, 3, 0, 4, 0, 5])
})
