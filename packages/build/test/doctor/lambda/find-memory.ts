import t from 'tap'
import { findMemory } from '../../../src/doctor/lambda/find-memory.ts'
import type { LambdaFunction } from '../../../src/doctor/lambda/function.ts'

/** Starts functions that work from a size on, and tells which are open. */
function functionsFrom(needed: number, memory: 'cgroup' | 'none' = 'cgroup') {
  const tried: number[] = []
  const open = new Set<number>()
  const start = async (megabytes: number): Promise<LambdaFunction> => {
    tried.push(megabytes)
    open.add(megabytes)
    return {
      megabytes,
      enforced: { memory, cpu: 'none' },
      invoke: async () =>
        megabytes < needed
          ? { payload: '{"errorMessage": "killed"}', errorType: 'Runtime.OutOfMemory' }
          : { payload: '{"statusCode": 200, "body": ""}' },
      log: () =>
        'REPORT RequestId: x\tDuration: 1.00 ms\tBilled Duration: 1 ms\tMemory Size: 128 MB\tMax Memory Used: 71 MB\t\n',
      close: async () => void open.delete(megabytes),
    }
  }
  return { tried, open, start }
}

t.test('the smallest size', async (t) => {
  const { tried, start } = functionsFrom(0, 'none')
  const { fn, finding } = await findMemory(start, undefined)
  t.equal(fn?.megabytes, 128)
  t.same(tried, [128])
  t.same(finding, {
    state: 'ok',
    note: 'works in 128 MB, of which it used 71; this machine does not limit its memory',
  })
})

t.test('the smallest that works, and why smaller ones do not', async (t) => {
  const { tried, open, start } = functionsFrom(256)
  const { finding } = await findMemory(start, undefined)
  t.same(tried, [128, 1769, 192, 256])
  t.same([...open], [256])
  t.same(finding, {
    state: 'ok',
    note: 'works in 256 MB, of which it used 71; at 128 MB it failed with Runtime.OutOfMemory: killed; at 192 MB it failed with Runtime.OutOfMemory: killed',
  })
})

t.test('what works in no size', async (t) => {
  const { open, start } = functionsFrom(4096)
  const { fn, finding } = await findMemory(start, undefined)
  t.equal(fn, undefined)
  t.equal(open.size, 0)
  t.same(finding, {
    state: 'failed',
    reason: 'at every size it failed with Runtime.OutOfMemory: killed',
  })
})
