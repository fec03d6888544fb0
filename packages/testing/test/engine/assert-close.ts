import { createTensor, type Tensor } from '@inferry/core'
import t from 'tap'
import { assertClose } from '../../src/engine/assert-close.ts'

const doubles = (...data: number[]): Tensor => createTensor('float64', [data.length], Float64Array.from(data))

t.test('close; what is not wanted does not count', async (t) => {
  t.doesNotThrow(() => assertClose({ y: doubles(1e6 + 5), z: doubles(2) }, { y: doubles(1e6) }, 'here'))
})

t.test('apart', async (t) => {
  t.throws(() => assertClose({ y: doubles(1, 1e6 + 50) }, { y: doubles(1, 1e6) }, 'here'), {
    message: /^here: y is 1000050 at \[1\], expected 1000000/,
  })
})

t.test('missing', async (t) => {
  t.throws(() => assertClose({}, { y: doubles(1) }, 'here'), { message: 'here: y is missing' })
})
