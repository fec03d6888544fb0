import type { Test } from 'tap'
import type { InputStore, OutputStore } from '../../src/stores/store.ts'
import { randomBytes } from './fixtures/random-bytes.ts'
import { listAll, readAll } from './fixtures/read-all.ts'
import { rejection } from './fixtures/rejection.ts'

/** A fresh store, and what goes round it. */
export interface StorePlace {
  /** As another process opens them. */
  input(): InputStore
  output(): OutputStore
  /** Under the input; replaces. */
  put(key: string, bytes: Uint8Array): Promise<void>
  remove(key: string): Promise<void>
  /** Of the output; undefined if it is not there. */
  get(key: string): Promise<Buffer | undefined>
}

export interface StoreCases {
  open(t: Test): Promise<StorePlace>
  /** The least that a part which is not the last may have. Bytes. */
  readonly leastPart: number
}

/** What every store must do. */
export function testStore(t: Test, name: string, { open, leastPart }: StoreCases): void {
  const text = (value: string) => Buffer.from(value)
  const part = (seed: number) => randomBytes(leastPart + seed, seed)
  const throughJson = <T>(state: T): T => JSON.parse(JSON.stringify(state))

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

  t.test(`${name}: a small object appears whole, and replaces an older one`, async (t) => {
    const { output, get } = await open(t)
    const store = output()
    t.equal(await store.version('a/b.out'), undefined)
    const first = await store.begin('a/b.out', 'text/csv')
    t.equal(await get('a/b.out'), undefined)
    const version = await first.complete([text('1\n'), text('2\n')])
    t.equal(String(await get('a/b.out')), '1\n2\n')
    t.equal(await store.version('a/b.out'), version)
    const second = await (await store.begin('a/b.out', 'text/csv')).complete([text('3\n')])
    t.equal(String(await get('a/b.out')), '3\n')
    t.not(second, version)
    t.equal(await output().version('a/b.out'), second)
    await (await store.begin('e.out', 'text/csv')).complete([])
    t.equal(String(await get('e.out')), '')
    t.equal(await store.version('a'), undefined, 'what keys begin with is none')
  })

  t.test(`${name}: a large one appears when its last part is written`, async (t) => {
    const { output, get } = await open(t)
    const object = await output().begin('k.out', 'text/csv')
    t.ok(object.partBytes >= leastPart)
    await object.append([part(1).subarray(0, 10), part(1).subarray(10)])
    await object.append([part(2)])
    t.equal(await get('k.out'), undefined)
    await object.complete([text('end')])
    t.ok((await get('k.out'))?.equals(Buffer.concat([part(1), part(2), text('end')])))
  })

  t.test(`${name}: another process goes on behind the last state`, async (t) => {
    const { output, get } = await open(t)
    const first = await output().begin('k.out', 'text/csv')
    await first.append([part(1)])
    await first.append([part(2)])
    const state = throughJson(first.state())
    await first.append([part(3)]) // after the state: it is done anew
    await first.append([part(4)])
    const second = await output().resume('k.out', state)
    if (second === undefined) throw new Error('not resumed')
    t.same(second.state(), state)
    await second.append([part(5)])
    const third = await output().resume('k.out', throughJson(second.state()))
    t.equal(await get('k.out'), undefined)
    await third?.complete([])
    t.ok((await get('k.out'))?.equals(Buffer.concat([part(1), part(2), part(5)])))
  })

  t.test(`${name}: there is nothing to go on with`, async (t) => {
    const { output, get } = await open(t)
    const store = output()
    const discarded = await store.begin('k.out', 'text/csv')
    await discarded.append([part(1)])
    const state = throughJson(discarded.state())
    await discarded.discard()
    await discarded.discard()
    t.equal(await store.resume('k.out', state), undefined, 'discarded')
    t.equal(await get('k.out'), undefined)
    const completed = await store.begin('k.out', 'text/csv')
    await completed.append([part(1)])
    const before = throughJson(completed.state())
    await completed.complete([])
    t.equal(await store.resume('k.out', before), undefined, 'completed')
    for (const junk of [{}, { bytes: -1 }, { bytes: '1', uploadId: 1, parts: 7 }, { parts: [{}] }])
      t.equal(await store.resume('k.out', junk), undefined, JSON.stringify(junk))
  })

  t.test(`${name}: what is begun anew starts from nothing`, async (t) => {
    const { output, get } = await open(t)
    await (await output().begin('k.out', 'text/csv')).append([part(1)])
    await (await output().begin('k.out', 'text/csv')).complete([text('new')])
    t.equal(String(await get('k.out')), 'new')
  })

  t.test(`${name}: documents about keys`, async (t) => {
    const { output } = await open(t)
    const { states } = output()
    const keys = ['a', 'a/b', 'a.json', 'ü +%', 'x'.repeat(1024), '../up']
    for (const key of keys) t.equal(await states.read(key), undefined)
    for (const key of keys) await states.write(key, { of: key })
    await states.write('a', { of: 'a', again: [1, null] })
    const later = output().states
    t.same(await later.read('a'), { of: 'a', again: [1, null] })
    for (const key of keys.slice(1)) t.same(await later.read(key), { of: key })
    await later.remove('a')
    await later.remove('a')
    t.equal(await states.read('a'), undefined)
    t.same(await states.read('a/b'), { of: 'a/b' })
  })
}
