import { fakeRepository } from '@inferry/testing'
import Fastify from 'fastify'
import t from 'tap'
import { httpDoors, serverOptions } from '../src/index.ts'
import { exampleDoors } from './fixtures/doors.ts'

const json = 'application/json'
const csv = 'text/csv'
const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
const penguin = {
  island: 'Dream',
  sex: 'female',
  bill_length_mm: 46.7,
  bill_depth_mm: 17.9,
  flipper_length_mm: 195,
  body_mass_g: 3300,
}
const row = [0.038, 0.0507, 0.0617, 0.0219, -0.0442, -0.0348, -0.0434, -0.0026, 0.0199, -0.0176]
const header = 'age,sex,bmi,bp,s1,s2,s3,s4,s5,s6'
const instances = (...rows: unknown[]) => JSON.stringify({ instances: rows })

interface Hostile {
  readonly what: string
  readonly model: 'diabetes-forest' | 'penguins-pipeline'
  readonly type: string
  readonly accept?: string
  readonly body: string | Buffer
  readonly status: number
  readonly code: string
  /** Found in the message: what is wrong, and where. */
  readonly message: RegExp
  readonly location?: object
}

const forest = { model: 'diabetes-forest', type: json, status: 400, code: 'INVALID_INPUT' } as const
const penguins = { ...forest, model: 'penguins-pipeline' } as const
const malformed = { ...forest, code: 'MALFORMED_BODY' } as const
const oip = (fields: object) =>
  JSON.stringify({ inputs: [{ name: 'input', shape: [1, 10], datatype: 'FP32', data: row, ...fields }] })

const hostile: readonly Hostile[] = [
  { ...forest, what: 'empty', body: '', code: 'EMPTY_BODY', message: /empty/ },
  { ...forest, what: 'empty rows', body: instances(), message: /instances|row/ },
  { ...malformed, what: 'broken JSON', body: '{"instances":[[1,', message: /JSON/ },
  { ...malformed, what: 'not UTF-8', body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), message: /UTF-8/ },
  {
    ...forest,
    what: 'huge',
    body: `[${'0,'.repeat(4_000_000)}0]`,
    status: 413,
    code: 'PAYLOAD_TOO_LARGE',
    message: /limit/,
  },
  { ...forest, what: 'deeply nested', body: `{"instances":${deep}}`, message: /row 0/ },
  {
    ...forest,
    what: 'deeply nested by name',
    body: instances({ age: 0 }).replace('0', deep),
    message: /row 0/,
  },
  {
    ...forest,
    what: 'wrong dtype',
    body: instances(row, ['x', ...row.slice(1)]),
    message: /row 1.*age/,
    location: { row: 1, column: 'age' },
  },
  {
    ...forest,
    what: 'a boolean for a number',
    body: instances([true, ...row.slice(1)]),
    message: /row 0.*age.*true/,
  },
  { ...forest, what: 'wrong OIP datatype', body: oip({ datatype: 'BYTES' }), message: /BYTES|string/ },
  { ...forest, what: 'wrong OIP shape', body: oip({ shape: [1, 9] }), message: /shape|values/ },
  { ...forest, what: 'wrong shape', body: instances(row, [1, 2]), message: /row 1/, location: { row: 1 } },
  { ...forest, what: 'an object for a number', body: instances([{}, ...row.slice(1)]), message: /row 0/ },
  { ...forest, what: 'NaN as text', body: instances(['none', ...row.slice(1)]), message: /row 0.*age.*none/ },
  { ...malformed, what: 'NaN as nobody writes it', body: '{"instances":[[nan]]}', message: /JSON/ },
  {
    ...forest,
    what: 'too large for a float',
    body: instances([1e300, ...row.slice(1)]),
    message: /row 0.*age/,
  },
  {
    ...forest,
    what: 'CSV, wrong dtype',
    type: csv,
    body: `${header}\n${row}\n${['x', ...row.slice(1)]}\n`,
    message: /row 1.*line 3|line 3.*row 1/,
  },
  {
    ...forest,
    what: 'CSV, duplicate header',
    type: csv,
    body: `${header.replace('sex', 'age')}\n${row}\n`,
    message: /age/,
  },
  { ...forest, what: 'CSV, ragged', type: csv, body: `${header}\n1,2\n`, message: /row 0/ },
  { ...forest, what: 'CSV, unknown column', type: csv, body: `${header},x\n${row},1\n`, message: /x/ },
  {
    ...forest,
    what: 'CSV, missing column',
    type: csv,
    body: `${header.slice(4)}\n${row.slice(1)}\n`,
    message: /age/,
  },
  {
    ...penguins,
    what: 'unknown column',
    body: instances({ ...penguin, beak: 1 }),
    message: /beak/,
    location: { column: 'beak' },
  },
  {
    ...penguins,
    what: 'missing column',
    body: instances(penguin, { ...penguin, sex: undefined }),
    message: /row 1.*sex/,
    location: { row: 1, column: 'sex' },
  },
  {
    ...penguins,
    what: 'a number for a text',
    body: instances({ ...penguin, sex: 3 }),
    message: /row 0.*sex/,
  },
  {
    ...penguins,
    what: 'prototype pollution',
    body: '{"instances":[{"__proto__":{"island":"x"}}]}',
    message: /row 0/,
  },
  { ...forest, what: 'no known key', body: '{"rows":[]}', message: /instances/ },
  { ...forest, what: 'two dialects', body: '{"instances":[],"inputs":[]}', message: /instances/ },
  {
    ...forest,
    what: 'wrong charset',
    type: `${csv}; charset=utf-16`,
    body: '1',
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
    message: /utf-16/i,
  },
  {
    ...forest,
    what: 'unsupported type',
    type: 'application/xml',
    body: '<a/>',
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
    message: /application\/xml/,
  },
  {
    ...forest,
    what: 'no media type',
    type: 'nonsense',
    body: '1',
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
    message: /"nonsense" is no media type/,
  },
  {
    ...forest,
    what: 'unsupported accept',
    accept: 'application/xml',
    body: instances(row),
    status: 406,
    code: 'NOT_ACCEPTABLE',
    message: /application\/xml/,
  },
  {
    ...forest,
    what: 'nothing accepted',
    accept: '*/*;q=0',
    body: instances(row),
    status: 406,
    code: 'NOT_ACCEPTABLE',
    message: /./,
  },
  {
    ...forest,
    what: 'npy that is none',
    type: 'application/x-npy',
    body: 'NUMPY',
    code: 'MALFORMED_BODY',
    message: /npy/i,
  },
  {
    ...forest,
    what: 'JSON Lines, broken',
    type: 'application/jsonlines',
    body: `[${row}]\n[1,\n`,
    code: 'MALFORMED_BODY',
    message: /line 2/,
  },
]

t.test('hostile requests', async (t) => {
  const { server } = await exampleDoors(t, 'diabetes-forest', 'penguins-pipeline')
  for (const { what, model, type, accept, body, status, code, message, location } of hostile) {
    const response = await server.inject({
      method: 'POST',
      url: '/invocations',
      headers: {
        'content-type': type,
        'x-amzn-sagemaker-target-model': model,
        ...(accept !== undefined && { accept }),
      },
      payload: body,
    })
    const answer = response.json()
    t.equal(response.statusCode, status, `${what}: ${response.payload.slice(0, 300)}`)
    t.equal(answer.code, code, what)
    t.match(answer.error, message, what)
    t.ok(answer.error.length < 1000, `${what}: the message is short`)
    if (location) t.match(answer.location, location, what)
    t.notMatch(response.payload, /\bat .*\.ts:\d+/, `${what}: no stack`)
  }
  const good = await server.inject({
    method: 'POST',
    url: '/v2/models/diabetes-forest/infer',
    payload: instances(row),
  })
  t.equal(good.statusCode, 200, 'the server stays up')
})

t.test('a plugin among others', async (t) => {
  const server = Fastify({ ...serverOptions })
  t.teardown(() => server.close())
  server.post('/mine', async (request) => request.body)
  await server.register(httpDoors(fakeRepository({})))
  const mine = await server.inject({ method: 'POST', url: '/mine', payload: { a: 1 } })
  t.same(mine.json(), { a: 1 }, 'the body parser stays inside')
  t.equal((await server.inject('/ping')).statusCode, 200)
  t.equal((await server.inject('/nope')).json().code, 'ROUTE_NOT_FOUND')
})

t.test('a fault of ours', async (t) => {
  const server = Fastify({ ...serverOptions })
  t.teardown(() => server.close())
  const repository = fakeRepository({
    answer() {
      throw new TypeError('secret of the implementation')
    },
  })
  await server.register(httpDoors(repository))
  const response = await server.inject({
    method: 'POST',
    url: '/invocations',
    headers: { 'content-type': csv },
    payload: '1',
  })
  t.equal(response.statusCode, 500)
  t.equal(response.json().code, 'INTERNAL')
  t.notMatch(response.payload, /secret/)
})
