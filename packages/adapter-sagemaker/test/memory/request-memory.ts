import t from 'tap'
import { createRequestMemory } from '../../src/index.ts'

const mebibyte = 1024 ** 2
/** Needs about 65 times as much. */
const body = (size: number) => Buffer.alloc(size, '[]')
const json = 'application/json'

function left(all: number, heap = all, garbage = 0) {
  return {
    all: () => all,
    heap: () => heap,
    collect() {
      all += garbage
      garbage = 0
    },
    garbage: () => garbage,
  }
}

t.test('this process', async () => {
  const memory = createRequestMemory()
  const giveBack = await memory.take('text/csv', Buffer.alloc(mebibyte))
  giveBack()
})

t.test('what cannot fit is refused with the numbers', async (t) => {
  const memory = createRequestMemory(left(20 * mebibyte))
  await t.rejects(memory.take(json, body(mebibyte)), {
    code: 'INSUFFICIENT_MEMORY',
    message:
      'the body of 1048576 bytes may need 54 MiB of memory, and 20 MiB are left; send fewer rows in a request, or unload models',
  })
  await memory.take('text/csv', body(mebibyte))
})

t.test("V8's heap is full before the memory is", async (t) => {
  const memory = createRequestMemory(left(1000 * mebibyte, 20 * mebibyte))
  await t.rejects(memory.take(json, body(mebibyte)), { code: 'INSUFFICIENT_MEMORY' })
  await memory.take('text/csv', body(mebibyte))
})

t.test('small bodies are not looked at', async () => {
  await createRequestMemory(left(0)).take(json, body(1000))
})

t.test('garbage is collected before a request is refused', async () => {
  const memory = createRequestMemory(left(20 * mebibyte, Infinity, 60 * mebibyte))
  await memory.take(json, body(mebibyte))
})

t.test('what would fit alone waits for others', async (t) => {
  const memory = createRequestMemory(left(100 * mebibyte))
  const first = await memory.take(json, body(mebibyte))
  let entered = false
  const second = memory.take(json, body(mebibyte)).then((giveBack) => {
    entered = true
    return giveBack
  })
  await new Promise(setImmediate)
  t.equal(entered, false)
  first()
  const giveBack = await second
  giveBack()
  await memory.take(json, body(mebibyte))
})

t.test('nobody waits for what its caller has given up', async (t) => {
  const memory = createRequestMemory(left(100 * mebibyte))
  const first = await memory.take(json, body(mebibyte))
  const controller = new AbortController()
  const second = memory.take(json, body(mebibyte), controller.signal)
  controller.abort()
  await t.rejects(second, { code: 'ABORTED' })
  first()
})
