import type { Test } from 'tap'
import { randomBytes } from './fixtures/random-bytes.ts'
import type { StoreCases } from './fixtures/store-place.ts'

/** What every store must do to which answers are written. */
export function testOutput(t: Test, name: string, { open, leastPart }: StoreCases): void {
  const text = (value: string) => Buffer.from(value)
  const part = (seed: number) => randomBytes(leastPart + seed, seed)
  const throughJson = <T>(state: T): T => JSON.parse(JSON.stringify(state))

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
    await store.remove('a/b.out')
    t.equal(await get('a/b.out'), undefined)
    t.equal(await store.version('a/b.out'), undefined)
    await store.remove('a/b.out')
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
