import { faultProxy, randomFaults } from '@inferry/testing/aws'
import t from 'tap'
import { randomBytes } from '../fixtures/random-bytes.ts'
import { readAll } from '../fixtures/read-all.ts'
import { s3Place } from '../fixtures/s3-place.ts'

const mebibyte = 1024 * 1024

for (const seed of [1, 2]) {
  t.test(`S3 at its worst, seed ${seed}: the same bytes`, async (t) => {
    const made: string[] = []
    const { input, output, put, get } = await s3Place(t, async (url) => {
      const pick = randomFaults(seed, 0.3)
      const proxy = await faultProxy(t, url, (method, asked) => {
        const fault = pick(method, asked)
        if (fault !== undefined) made.push(fault.kind)
        return fault
      })
      return proxy.url
    })
    const bytes = randomBytes(2 * mebibyte, seed)
    for (let i = 0; i < 3; i += 1) await put(`${i}.csv`, bytes)

    const store = input()
    for await (const object of store.list()) {
      t.ok((await readAll(store, object)).equals(bytes), object.key)
      t.ok((await readAll(store, object, { from: 1000 })).equals(bytes.subarray(1000)), object.key)
    }

    const part = randomBytes(5 * mebibyte, seed)
    const answers = output()
    const begun = await answers.begin('k.out', 'text/csv')
    await begun.append([part])
    await answers.states.write('k', begun.state())
    await begun.append([part])
    const state = (await output().states.read('k')) as Record<string, unknown>
    const resumed = await output().resume('k.out', state)
    await resumed?.append([part, bytes])
    const version = await resumed?.complete([bytes])
    t.equal(await answers.version('k.out'), version)
    t.ok((await get('k.out'))?.equals(Buffer.concat([part, part, bytes, bytes])))
    t.ok(made.length > 5, `${made}`)
  })
}
