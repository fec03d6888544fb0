import type { Test } from 'tap'
import { randomBytes } from './fixtures/random-bytes.ts'
import { listAll, readAll } from './fixtures/read-all.ts'
import { rejection } from './fixtures/rejection.ts'
import type { StoreCases } from './fixtures/store-place.ts'

/** What every store must do whose objects are read. */
export function testInput(t: Test, name: string, { open }: Pick<StoreCases, 'open'>): void {
  const text = (value: string) => Buffer.from(value)

  t.test(`${name}: lists each object once, by the bytes of its key, with its size`, async (t) => {
    const { input, put } = await open(t)
    const keys = ['a.csv', 'a/b.csv', 'a/c/d.csv', 'a0.csv', 'b', 'z-1.csv']
    for (const key of keys.toReversed()) await put(key, text(key))
    await put('.inferry-transform/0.json', text('{}'))
    await put('a/.inferry-transform/0.json', text('{}'))
    await put('a/x.out.inferry-partial', text('x'))
    const found = await listAll(input())
    t.same(
      found.map(({ key, bytes }) => [key, bytes]),
      keys.map((key) => [key, key.length]),
    )
    t.same(await listAll(input()), found, 'and again')
  })

  t.test(`${name}: reads all, and any range`, async (t) => {
    const { input, put } = await open(t)
    const bytes = randomBytes(1_500_000)
    await put('k', bytes)
    const store = input()
    const [object] = await listAll(store)
    if (object === undefined) throw new Error('not listed')
    t.ok((await readAll(store, object)).equals(bytes))
    for (const [from, until] of [
      [0, 1],
      [1, 2],
      [700_000, undefined],
      [524_288, 524_289],
      [1_499_999, 1_500_000],
      [10, 2_000_000],
    ] as const) {
      const read = await readAll(store, object, until === undefined ? { from } : { from, until })
      t.ok(read.equals(bytes.subarray(from, until)), `${from} to ${until}`)
    }
    t.equal((await readAll(store, object, { from: 5, until: 5 })).length, 0)
    t.equal((await readAll(store, object, { from: 1_500_000 })).length, 0)
  })

  t.test(`${name}: an empty object, and keys with odd characters`, async (t) => {
    const { input, put } = await open(t)
    await put('empty', text(''))
    await put('o dd/ü +%20&#?=.csv', text('x'))
    const store = input()
    const found = await listAll(store)
    t.same(
      found.map(({ key }) => key),
      ['empty', 'o dd/ü +%20&#?=.csv'],
    )
    t.same(await Promise.all(found.map(async (object) => String(await readAll(store, object)))), ['', 'x'])
  })

  t.test(`${name}: an object that went or changed since it was listed`, async (t) => {
    const { input, put, remove } = await open(t)
    for (const key of ['changed', 'empty', 'gone', 'grown'])
      await put(key, text(key === 'empty' ? '' : 'old'))
    const store = input()
    const found = await listAll(store)
    await put('changed', text('new'))
    await put('empty', text('no more'))
    await put('grown', text('older'))
    await remove('gone')
    for (const object of found) {
      const { code, location, message } = await rejection(readAll(store, object))
      t.equal(code, object.key === 'gone' ? 'OBJECT_NOT_FOUND' : 'OBJECT_CHANGED', object.key)
      t.same(location, { file: object.key })
      t.ok(message.includes(object.key), message)
    }
  })

  t.test(`${name}: one that changes while it is read is the listed one or an error`, async (t) => {
    const { input, put } = await open(t)
    const bytes = randomBytes(3_000_000)
    await put('k', bytes)
    const store = input()
    const [object] = await listAll(store)
    if (object === undefined) throw new Error('not listed')
    const chunks: Uint8Array[] = []
    try {
      for await (const chunk of store.read(object, { from: 0 })) {
        if (chunks.length === 0) await put('k', randomBytes(3_000_000, 2))
        chunks.push(chunk)
      }
      t.ok(Buffer.concat(chunks).equals(bytes))
    } catch (error) {
      t.match(error, { code: 'OBJECT_CHANGED' })
    }
  })

  t.test(`${name}: a reader that has enough, and one that is told to stop`, async (t) => {
    const { input, put } = await open(t)
    await put('k', randomBytes(3_000_000))
    const store = input()
    const [object] = await listAll(store)
    if (object === undefined) throw new Error('not listed')
    for await (const chunk of store.read(object, { from: 0 })) {
      t.ok(chunk.length > 0)
      break
    }
    const controller = new AbortController()
    const reason = new Error('enough')
    await t.rejects(async () => {
      for await (const _ of store.read(object, { from: 0 }, controller.signal)) controller.abort(reason)
    }, reason)
    await t.rejects(async () => {
      for await (const _ of store.list(controller.signal));
    })
  })
}
