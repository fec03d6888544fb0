import { inferenceRoutes, type Route } from '@inferry/doors'
import { fakeRepository } from '@inferry/testing'
import t from 'tap'
import { containerRoutes, sagemakerRoutes } from '../src/index.ts'

t.test("SageMaker's doors, and the usual ones of other paths", async (t) => {
  const context = { repository: fakeRepository() }
  const patterns = (routes: readonly Route[]) => routes.map(({ pattern }) => pattern)
  const options = { multiModel: true, bodyLimit: 1024 ** 2 }
  const all = containerRoutes(context, ['x'], options)
  const own = patterns(sagemakerRoutes(context, options))
  const usual = patterns(inferenceRoutes(context))
  t.same(patterns(all), [...own, ...usual.filter((pattern) => !own.includes(pattern))])
  t.equal(new Set(patterns(all)).size, all.length, 'no path twice')
  t.ok(patterns(all).includes('/v2/models/:model/infer'))
  const metadata = all.find(({ pattern }) => pattern === '/v2')?.methods.GET
  const request = { method: 'GET', headers: {}, query: '', params: {}, body: new Uint8Array() }
  const { body = [] } = (await metadata?.(request)) ?? {}
  t.same(JSON.parse(Buffer.from(body).toString()).extensions, ['binary_tensor_data', 'x'])
})
