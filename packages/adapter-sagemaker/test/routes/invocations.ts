import { InferryError, openRepository } from '@inferry/core'
import { type FakeModel, fakeRepository } from '@inferry/testing'
import t from 'tap'
import { csv, doors, example, makeWith, row } from '../fixtures/doors.ts'

const binary = 'application/vnd.sagemaker-triton.binary+json'

async function forest(t: { teardown(end: () => Promise<void>): void }) {
  const repository = await openRepository(example('diabetes-forest'), makeWith())
  t.teardown(() => repository.close())
  await repository.get('diabetes-forest').ready()
  return repository
}

t.test('statuses', async (t) => {
  const repository = await forest(t)
  const ask = doors(repository)
  const cases = [
    { name: 'a row', headers: csv, body: row, status: 200 },
    { name: 'no body', headers: csv, body: '', status: 204 },
    { name: 'no body, no type', headers: {}, body: '', status: 204 },
    { name: 'no type', headers: {}, body: row, status: 415 },
    { name: 'an unknown type', headers: { 'content-type': 'image/png' }, body: row, status: 415 },
    { name: 'junk as type', headers: { 'content-type': 'csv' }, body: row, status: 415 },
    {
      name: 'another charset',
      headers: { 'content-type': 'text/csv; charset=latin1' },
      body: row,
      status: 415,
    },
    { name: 'a type that is not had', headers: { ...csv, accept: 'image/png' }, body: row, status: 406 },
    { name: 'junk as accept', headers: { ...csv, accept: 'csv' }, body: row, status: 406 },
    { name: 'a row too short', headers: csv, body: '1,2\n', status: 400 },
    { name: 'no JSON', headers: { 'content-type': 'application/json' }, body: '{', status: 400 },
    {
      name: 'the model',
      headers: { ...csv, 'x-amzn-sagemaker-target-model': 'diabetes-forest.tar.gz' },
      body: row,
      status: 200,
    },
    {
      name: 'another model',
      headers: { ...csv, 'x-amzn-sagemaker-target-model': 'x.tar.gz' },
      body: row,
      status: 404,
    },
  ]
  for (const { name, headers, body, status } of cases) {
    t.equal((await ask('POST', '/invocations', { headers, body })).status, status, name)
  }
  t.equal((await ask('GET', '/invocations')).status, 405)
})

t.test('what the answer comes in', async (t) => {
  const repository = await forest(t)
  const question = (accept?: string) => ({
    headers: { ...csv, ...(accept !== undefined && { accept }) },
    body: row,
  })
  const cases = [
    { given: undefined, accept: undefined, type: 'text/csv' },
    { given: undefined, accept: '*/*', type: 'text/csv' },
    { given: undefined, accept: 'application/json', type: 'application/json' },
    { given: 'application/json', accept: undefined, type: 'application/json' },
    { given: 'application/json', accept: '', type: 'application/json' },
    { given: 'application/json', accept: ' */* ', type: 'application/json' },
    { given: 'application/json', accept: 'text/csv', type: 'text/csv' },
  ]
  for (const { given, accept, type } of cases) {
    const ask = doors(repository, given === undefined ? {} : { defaultAccept: given })
    const { status, contentType } = await ask('POST', '/invocations', question(accept))
    t.same([status, contentType], [200, type], `${given}, ${accept}`)
  }
})

t.test('custom attributes come back', async (t) => {
  const repository = await forest(t)
  const ask = doors(repository)
  const attributes = `trace=1;${'x'.repeat(1016)}`
  const ask1 = (value: string, body: string) =>
    ask('POST', '/invocations', { headers: { ...csv, 'x-amzn-sagemaker-custom-attributes': value }, body })
  for (const body of [row, '', '1,2\n']) {
    t.match((await ask1(attributes, body)).headers, { 'X-Amzn-SageMaker-Custom-Attributes': attributes })
  }
  for (const wrong of ['x'.repeat(1025), 'é', 'a\tb']) {
    const refused = await ask1(wrong, row)
    t.equal(refused.status, 400)
    t.match(refused.json(), {
      code: 'MALFORMED_REQUEST',
      location: { field: 'x-amzn-sagemaker-custom-attributes' },
    })
  }
  t.notMatch((await ask('POST', '/invocations', { headers: csv, body: row })).headers ?? {}, {
    'X-Amzn-SageMaker-Custom-Attributes': String,
  })
})

t.test('binary tensors by the media type', async (t) => {
  const repository = await forest(t)
  const ask = doors(repository)
  const header = JSON.stringify({
    inputs: [{ name: 'X', shape: [1, 10], datatype: 'FP32', parameters: { binary_data_size: 40 } }],
    parameters: { binary_data_output: true },
  })
  const body = Buffer.concat([Buffer.from(header), Buffer.alloc(40)])
  const post = (type: string) => ask('POST', '/invocations', { headers: { 'content-type': type }, body })
  const answer = await post(`${binary};json-header-size=${header.length}`)
  t.equal(answer.status, 200)
  const size = Number(
    new RegExp(`^${binary.replace('+', '\\+')};json-header-size=(\\d+)$`).exec(answer.contentType ?? '')?.[1],
  )
  const bytes = Buffer.from(answer.body ?? [])
  t.match(JSON.parse(bytes.subarray(0, size).toString()), {
    outputs: [{ name: 'variable', datatype: 'FP32', shape: [1, 1], parameters: { binary_data_size: 4 } }],
  })
  t.equal(bytes.subarray(size).readFloatLE().toFixed(5), '132.51001')

  // Those of Triton's qa/L0_sagemaker.
  const abuse = [
    { type: `${binary};json-header-size=-1`, status: 400 },
    { type: `${binary};json-header-size=-${header.length}`, status: 400 },
    { type: `${binary};json-header-size=${body.length + 1}`, status: 400 },
    { type: `${binary};json-header-size=99999999999`, status: 400 },
    { type: `${binary};json-header-size=`, status: 415 },
    { type: `${binary};json-header-size=1x`, status: 400 },
    { type: `${binary};json-header-size=0x10`, status: 400 },
    { type: `${binary};json-header-size=${header.length - 1}`, status: 400 },
    { type: `${binary};json-header-size=${header.length + 1}`, status: 400 },
    { type: `additional-prefix-${binary};json-header-size=${header.length}`, status: 415 },
    { type: `${binary}junk;json-header-size=${header.length}`, status: 415 },
    { type: `${binary};json-header-size=${header.length};junk`, status: 415 },
    { type: `${binary};json-header-size=${header.length};json-header-size=1`, status: 415 },
    { type: `${binary};json-header-siz=${header.length}`, status: 400 },
    { type: binary, status: 400 },
  ]
  for (const { type, status } of abuse) t.equal((await post(type)).status, status, type)
})

t.test('what the model makes of it', async (t) => {
  const model: FakeModel = {}
  const ask = doors(fakeRepository(model), { deadlineMs: 20 })
  const post = () => ask('POST', '/invocations', { headers: csv, body: '1,2\n' })
  t.match(await post(), { status: 200, model: 'sum' })
  model.answer = () => {
    throw new InferryError('NOT_READY', 'the model sum is warming', { retryAfter: 1 })
  }
  t.match(await post(), { status: 503, headers: { 'retry-after': '1' } })
  model.answer = () => {
    throw new InferryError('INFERENCE_FAILED', 'sum failed', {
      cause: new RangeError('Array buffer allocation failed'),
    })
  }
  const short = await post()
  t.match(short, { status: 507, model: 'sum' })
  t.match(short.json(), { code: 'INSUFFICIENT_MEMORY' })
})
