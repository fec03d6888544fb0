import t from 'tap'
import { assembleKernels } from '../../../kernel/assemble.ts'
import { createMemory } from '../../../src/ensemble/wasm/kernel.ts'
import { kernelBytes } from '../../../src/ensemble/wasm/kernel-bytes.ts'

t.test('the checked-in kernels are what their source gives', async (t) => {
  t.same(kernelBytes, await assembleKernels(), 'else run `pnpm kernel` in packages/engine-trees')
})

t.test('kernels work in their memory', async (t) => {
  const first = createMemory(1)
  const second = createMemory(65537)
  t.equal(first.buffer.byteLength, 65536)
  t.equal(second.buffer.byteLength, 2 * 65536)
  new Float32Array(first.buffer)[0] = 1
  t.equal(first.kernel('narrow').sumRow(0, 2), 1)
  t.equal(second.kernel('narrow').sumRow(0, 2), 0)
  t.equal(first.kernel('narrow'), first.kernel('narrow'), 'one of each form')
})

t.test('more memory than there can be', async (t) => {
  t.throws(() => createMemory(2 ** 33), RangeError)
})
