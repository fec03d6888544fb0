import t from 'tap'
import { createRequestQueue, type RequestQueueOptions } from '../../src/batching/request-queue.ts'
import type { WaitingRequest } from '../../src/batching/waiting-request.ts'
import { inputs } from '../fixtures/sums.ts'

function setUp(options: Partial<RequestQueueOptions> = {}) {
  const errors: [number, unknown][] = []
  const queue = createRequestQueue({
    maxRows: 4,
    maxWaitMs: 60_000,
    joins: () => true,
    fits: () => true,
    ...options,
  })
  let count = 0
  return {
    queue,
    errors,
    /** Adds a request of so many rows; requests are told apart by their number. */
    add(rows: number, more: { since?: number; signal?: AbortSignal; width?: number } = {}) {
      const id = count++
      queue.add({
        inputs: inputs(Array.from({ length: more.width ?? 1 }, () => id)),
        rows,
        since: more.since ?? performance.now(),
        signal: more.signal,
        resolve: () => {},
        reject: (error) => errors.push([id, error]),
        bytes: 10 * rows,
        settled: false,
        queued: false,
        unlisten: undefined,
      })
    },
    take: () => queue.take().map(ids),
  }
}

function ids(request: WaitingRequest): number {
  return request.inputs['X']?.data[0] as number
}

t.test('gives the oldest first, up to the rows of a run', async (t) => {
  const { queue, add, take } = setUp()
  for (const rows of [1, 2, 1, 3, 1]) add(rows)
  t.same(queue.size(), { requests: 5, rows: 8, bytes: 80 })
  t.same(take(), [0, 1, 2])
  t.same(queue.size(), { requests: 2, rows: 4, bytes: 40 })
  t.same(take(), [3, 4])
  t.same(take(), [])
  t.same(queue.size(), { requests: 0, rows: 0, bytes: 0 })
})

t.test('a small request does not overtake a large one', async (t) => {
  const { add, take } = setUp()
  for (const rows of [2, 3, 1]) add(rows)
  t.same(take(), [0])
  t.same(take(), [1, 2])
})

t.test('a request beyond the rows of a run goes alone', async (t) => {
  const { add, take } = setUp()
  for (const rows of [9, 1, 9]) add(rows)
  t.same([take(), take(), take()], [[0], [1], [2]])
})

t.test('requests of another shape keep their places', async (t) => {
  const fits: RequestQueueOptions['fits'] = (a, b) => a['X']?.dims[1] === b['X']?.dims[1]
  const { add, take } = setUp({ fits })
  for (const width of [1, 2, 1, 3, 2]) add(1, { width })
  t.same([take(), take(), take()], [[0, 2], [1, 4], [3]])
})

t.test('one whose deadline passed is answered, not taken', async (t) => {
  const { queue, add, take, errors } = setUp({ maxWaitMs: 1000 })
  add(1, { since: performance.now() - 1001 })
  add(1)
  t.same(take(), [1])
  t.match(errors, [[0, { code: 'DEADLINE_EXCEEDED', message: /^waited 1000 ms for a run/, retryAfter: 1 }]])
  t.same(queue.size(), { requests: 0, rows: 0, bytes: 0 })
})

t.test('one whose signal aborted is answered, not taken', async (t) => {
  const { add, take, errors } = setUp()
  const controller = new AbortController()
  add(1, { signal: controller.signal })
  add(1)
  controller.abort()
  t.same(errors, [], 'not watched, so not noticed yet')
  t.same(take(), [1])
  t.match(errors, [[0, { code: 'ABORTED' }]])
})

t.test('watched, deadlines pass on time, whenever the request came', async (t) => {
  const { queue, add, errors } = setUp({ maxWaitMs: 5 })
  add(1)
  queue.watch(true)
  await new Promise((resolve) => setTimeout(resolve, 2))
  add(1)
  while (errors.length < 2) await new Promise((resolve) => setTimeout(resolve, 1))
  t.match(errors, [
    [0, { code: 'DEADLINE_EXCEEDED' }],
    [1, { code: 'DEADLINE_EXCEEDED' }],
  ])
  t.same(queue.size(), { requests: 0, rows: 0, bytes: 0 })
})

t.test('a deadline far away sets no timer that fires at once', async (t) => {
  const { queue, add, take } = setUp({ maxWaitMs: Number.POSITIVE_INFINITY })
  queue.watch(true)
  add(1)
  await new Promise((resolve) => setTimeout(resolve, 5))
  t.same(take(), [0])
})

t.test('watched, aborts are answered at once and leave', async (t) => {
  const { queue, add, take, errors } = setUp({ maxRows: 100 })
  const controllers = Array.from({ length: 40 }, () => new AbortController())
  for (const [index, { signal }] of controllers.entries()) {
    if (index === 20) queue.watch(true)
    add(2, { signal })
  }
  for (const controller of controllers.slice(1)) controller.abort()
  t.equal(errors.length, 39)
  t.same(queue.size(), { requests: 1, rows: 2, bytes: 20 })
  t.same(take(), [0])
  controllers[0]?.abort()
  t.equal(errors.length, 40, 'also after it was taken')
  t.same(queue.size(), { requests: 0, rows: 0, bytes: 0 }, 'which is not counted twice')
})

t.test('takes one at a time where none are joined', async (t) => {
  const { add, take } = setUp({ joins: () => false })
  for (const rows of [1, 1, 1]) add(rows)
  t.same([take(), take(), take(), take()], [[0], [1], [2], []])
})

t.test('fails all that wait, once', async (t) => {
  const { queue, add, take, errors } = setUp()
  const { signal } = new AbortController()
  for (const rows of [1, 2]) add(rows, { signal })
  queue.watch(true)
  queue.failAll(new Error('no model'))
  queue.failAll(new Error('again'))
  t.match(errors, [
    [0, { message: 'no model' }],
    [1, { message: 'no model' }],
  ])
  t.same(take(), [])
  t.same(queue.size(), { requests: 0, rows: 0, bytes: 0 })
})

t.test('a search for requests that fit ends', async (t) => {
  const fits: RequestQueueOptions['fits'] = (a, b) => a['X']?.dims[1] === b['X']?.dims[1]
  const { add, take } = setUp({ fits })
  add(1, { width: 1 })
  for (let count = 0; count < 300; count++) add(1, { width: 2 })
  add(1, { width: 1 })
  t.same(take(), [0], 'the last was too far away')
  t.same(take(), [1, 2, 3, 4])
})
