import t from 'tap'
import { createRequestMemory } from '../../src/index.ts'
import { withMemory } from '../../src/invocation/with-memory.ts'

const large = { contentType: 'text/csv', body: Buffer.alloc(100_000, '1\n') }
const plenty = 2 ** 30
const never = new AbortController().signal

t.test('asks where there is memory, and gives it back however that ends', async (t) => {
  let left = plenty
  const memory = createRequestMemory({ all: () => left, heap: () => left, collect() {} })
  t.same(await withMemory(async () => ({ status: 200 }), large, memory, never), { status: 200 })
  const failed = await withMemory(() => Promise.reject(new Error('broken')), large, memory, never)
  t.equal(failed.status, 500)
  // Were anything still taken, this would wait for it rather than be refused.
  left = 0
  t.equal((await withMemory(async () => ({ status: 200 }), large, memory, never)).status, 507)
})

t.test('what can never fit is not asked', async (t) => {
  let asked = 0
  const memory = createRequestMemory({ all: () => 1, heap: () => 1, collect() {} })
  const answer = await withMemory(
    async () => {
      asked += 1
      return { status: 200 }
    },
    large,
    memory,
    never,
  )
  t.equal(answer.status, 507)
  t.equal(asked, 0)
  t.equal(
    (await withMemory(async () => ({ status: 200 }), large, undefined, never)).status,
    200,
    'unless nobody counts',
  )
})
