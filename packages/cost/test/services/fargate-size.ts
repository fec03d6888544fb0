import { lambdaMegabytesPerCpu } from '@inferry/core'
import fc from 'fast-check'
import t from 'tap'
import { fargateSize } from '../../src/services/fargate-size.ts'

t.test('the smallest task with as much memory and processor', async (t) => {
  for (const [memoryMb, vcpus, memoryGb] of [
    [128, 0.25, 0.5],
    [442, 0.25, 0.5],
    [443, 0.5, 1],
    [512, 0.5, 1],
    [885, 1, 2],
    [1769, 1, 2],
    [1770, 2, 4],
    [10_240, 8, 16],
    [28_304, 16, 32],
  ] as const)
    t.same(fargateSize(memoryMb), { vcpus, memoryGb }, String(memoryMb))
  t.equal(fargateSize(28_305), undefined)
})

t.test('never smaller than the function', async (t) => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 28_304 }), (memoryMb) => {
      const size = fargateSize(memoryMb)
      return (
        size !== undefined &&
        size.memoryGb * 1024 >= memoryMb &&
        size.vcpus * lambdaMegabytesPerCpu >= memoryMb
      )
    }),
  )
  t.pass()
})
