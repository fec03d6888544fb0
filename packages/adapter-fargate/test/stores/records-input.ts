import t from 'tap'
import { recordsInput } from '../../src/stores/records-input.ts'

t.test('bytes as an object', async (t) => {
  const input = recordsInput('id', Buffer.from('hello'))
  const [object] = await all(input.list())
  if (object === undefined) throw new Error('there is none')
  t.match(object, { key: 'id', bytes: 5 })
  const read = async (range: { from: number; until?: number }) =>
    Buffer.concat(await all(input.read(object, range))).toString()
  t.equal(await read({ from: 0 }), 'hello')
  t.equal(await read({ from: 1, until: 3 }), 'el')
  t.equal(await read({ from: 5 }), '')
  await t.rejects(all(input.read({ ...object, version: 'x' }, { from: 0 })), { code: 'OBJECT_CHANGED' })
})

/** `Array.fromAsync`, which Node 20 lacks. */
async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = []
  for await (const item of items) list.push(item)
  return list
}
