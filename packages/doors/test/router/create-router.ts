import t from 'tap'
import { createRouter } from '../../src/router/create-router.ts'
import type { Route } from '../../src/routes/route.ts'

const handle = () => ({ status: 200 })
const route = (pattern: string, ...methods: ('GET' | 'POST' | 'DELETE')[]): Route => ({
  pattern,
  methods: Object.fromEntries(methods.map((method) => [method, handle])),
})
const routes = [
  route('/ping', 'GET', 'POST'),
  route('/v2', 'GET'),
  route('/v2/models/:model', 'GET'),
  route('/v2/models/:model/versions/:version/infer', 'POST'),
  route('/models/:name', 'GET', 'DELETE'),
]
const router = createRouter(routes)

t.test('found', async (t) => {
  const cases = [
    ['GET', '/ping', '/ping', {}],
    ['HEAD', '/ping', '/ping', {}],
    ['GET', '/v2/models/a', '/v2/models/:model', { model: 'a' }],
    ['GET', '/%70ing', '/ping', {}],
    ['GET', '/v2/models/', '/v2/models/:model', { model: '' }],
    ['GET', '/v2/models/a%2Fb%20c', '/v2/models/:model', { model: 'a/b c' }],
    [
      'POST',
      '/v2/models/a/versions/1/infer',
      '/v2/models/:model/versions/:version/infer',
      { model: 'a', version: '1' },
    ],
    ['GET', '/v2/models/:model', '/v2/models/:model', { model: ':model' }],
    ['DELETE', '/models/x', '/models/:name', { name: 'x' }],
  ] as const
  for (const [method, path, pattern, params] of cases) {
    t.match(router(method, path), { route: { pattern }, handle, params }, `${method} ${path}`)
  }
})

t.test('refused', async (t) => {
  const cases = [
    ['GET', '/', 404],
    ['GET', '/ping/', 404],
    ['GET', '/Ping', 404],
    ['GET', '/v2/models/a/b', 404],
    ['POST', '/v2', 405],
    ['OPTIONS', '/v2/models/a', 204],
    ['GET', '/v2/models/%zz', 400],
    ['GET', '/%', 400],
    ['GET', '/v2%2Fmodels/a', 404],
    ['GET', `/v2/models/${'x'.repeat(129)}`, 404],
  ] as const
  for (const [method, path, status] of cases)
    t.match(router(method, path), { refusal: { status } }, `${method} ${path}`)
  t.equal(router('PUT', '/ping').route?.pattern, '/ping', 'a refusal is counted under its route')
  t.equal(router('GET', '/nope').route, undefined)
})
