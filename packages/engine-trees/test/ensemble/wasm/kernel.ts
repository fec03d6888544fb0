import t from 'tap'
import { assembleKernels } from '../../../kernel/assemble.ts'
import { createKernel } from '../../../src/ensemble/wasm/kernel.ts'
import { kernelBytes } from '../../../src/ensemble/wasm/kernel-bytes.ts'

t.test('the checked-in kernels are what their source gives', async (t) => {
  t.same(kernelBytes, await assembleKernels(), 'else run `pnpm kernel` in packages/engine-trees')
})

t.test('a kernel has a memory of its own', async (t) => {
  const first = createKernel('narrow', 1)
  const second = createKernel('narrow', 65537)
  t.equal(first.memory.byteLength, 65536)
  t.equal(second.memory.byteLength, 2 * 65536)
  new Float32Array(first.memory)[0] = 1
  t.equal(first.kernel.sumRow(0, 2), 1)
  t.equal(second.kernel.sumRow(0, 2), 0)
})

t.test('more memory than there can be', async (t) => {
  t.throws(() => createKernel('wide', 2 ** 33), RangeError)
})
