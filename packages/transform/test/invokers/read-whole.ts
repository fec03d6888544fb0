import t from 'tap'
import { readWhole } from '../../src/invokers/read-whole.ts'

async function* chunks(count: number, bytes: number) {
  const chunk = Buffer.alloc(bytes, 'a')
  for (let n = 0; n < count; n++) yield chunk
}

t.test('all chunks as one', async (t) => {
  t.equal(Buffer.from(await readWhole(chunks(3, 2))).toString(), 'aaaaaa')
  t.equal((await readWhole(chunks(0, 1))).length, 0)
})

t.test('but no more than a request may hold', async (t) => {
  t.equal((await readWhole(chunks(100, 1 << 20))).length, 100 << 20)
  await t.rejects(readWhole(chunks(101, 1 << 20)), { code: 'PAYLOAD_TOO_LARGE', message: /use a splitType/ })
})
