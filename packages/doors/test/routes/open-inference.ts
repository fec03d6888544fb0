import { type FakeModel, fakeRepository, fakeManifest as manifest } from '@inferry/testing'
import t from 'tap'
import { doors, exampleDoors } from '../fixtures/doors.ts'

t.test('the server', async (t) => {
  const model: FakeModel = {}
  const server = doors(fakeRepository(model))
  t.same((await server.inject('/v2')).json(), {
    name: 'inferry',
    version: '0.1.0',
    extensions: ['binary_tensor_data'],
  })
  t.same((await server.inject('/v2/health/live')).json(), { live: true })
  t.same((await server.inject('/v2/health/ready')).json(), { ready: true, live: true })
  model.health = { state: 'warming' }
  t.equal((await server.inject('/v2/health/live')).statusCode, 200)
  t.match(await server.inject('/v2/health/ready'), { statusCode: 503 })
  const ready = await server.inject('/v2/models/sum/ready')
  t.equal(ready.statusCode, 503)
  t.match(ready.json().error, /sum is not ready: warming/)
})

t.test('a model', async (t) => {
  const { server, repository } = await exampleDoors(t, 'penguins-pipeline')
  const version = repository.get('penguins-pipeline').manifest.version
  for (const path of ['/v2/models/penguins-pipeline', `/v2/models/penguins-pipeline/versions/${version}`]) {
    t.match((await server.inject(path)).json(), {
      name: 'penguins-pipeline',
      versions: [version],
      platform: 'onnx_onnxv1',
      inputs: [{ name: 'island', datatype: 'BYTES', shape: [-1, 1] }, {}, { datatype: 'FP32' }],
      outputs: [
        { name: 'label', datatype: 'BYTES', shape: [-1] },
        { datatype: 'FP32', shape: [-1, 3] },
      ],
    })
    t.same((await server.inject(`${path}/ready`)).json(), { name: 'penguins-pipeline', ready: true })
  }
  for (const path of [
    '/v2/models/none',
    '/v2/models/penguins-pipeline/versions/7',
    `/v2/models/${'x'.repeat(200)}`,
  ]) {
    const response = await server.inject(path)
    t.equal(response.statusCode, 404)
    t.equal(response.json().code, 'MODEL_NOT_FOUND')
  }
})

t.test("the repository's name, and the engine's platform", async (t) => {
  const repository = fakeRepository({ name: 'known' })
  const renamed = { ...repository.get('known'), manifest }
  const platformOf = async (platform: string) => {
    const server = doors({ ...repository, get: () => ({ ...renamed, platform }) })
    const told = (await server.inject('/v2/models/known')).json()
    t.equal(told.name, 'known')
    return told.platform
  }
  t.equal(manifest.name, 'sum')
  t.equal(await platformOf('onnx_onnxv1'), 'onnx_onnxv1')
  t.equal(await platformOf('inferry_trees'), 'inferry_trees')
})

t.test('one of several that failed', async (t) => {
  const health = { state: 'failed', reason: 'the file is damaged' } as const
  const server = doors(fakeRepository({ name: 'broken', health }, { name: 'whole' }), {
    control: true,
  })
  t.equal((await server.inject('/v2/health/ready')).statusCode, 200)
  t.equal((await server.inject('/v2/models/whole/ready')).statusCode, 200)
  const broken = await server.inject('/v2/models/broken/ready')
  t.equal(broken.statusCode, 503)
  t.match(broken.json(), { code: 'NOT_READY', error: 'broken is not ready: the file is damaged' })
  t.match((await server.inject({ method: 'POST', url: '/v2/repository/index' })).json(), [
    { name: 'broken', state: 'UNAVAILABLE', reason: 'the file is damaged' },
    { name: 'whole', state: 'READY' },
  ])
})

t.test('infer', async (t) => {
  const { server, repository } = await exampleDoors(t, 'diabetes-forest')
  const { manifest } = repository.get('diabetes-forest')
  const [input] = manifest.inputs
  const [output] = manifest.outputs
  const url = '/v2/models/diabetes-forest/infer'
  const data = [0.038, 0.0507, 0.0617, 0.0219, -0.0442, -0.0348, -0.0434, -0.0026, 0.0199, -0.0176]
  const tensor = { name: input?.name, shape: [1, 10], datatype: 'FP32' }
  const json = await server.inject({
    method: 'POST',
    url,
    payload: JSON.stringify({ id: 'a', inputs: [{ ...tensor, data }] }),
  })
  t.match(json.json(), {
    model_name: 'diabetes-forest',
    model_version: manifest.version,
    id: 'a',
    outputs: [{ name: output?.name, datatype: 'FP32', shape: [1, 1] }],
  })
  const [expected] = json.json().outputs[0].data

  t.test('binary tensors', async (t) => {
    const head = JSON.stringify({
      inputs: [{ ...tensor, parameters: { binary_data_size: 40 } }],
      parameters: { binary_data_output: true },
    })
    const response = await server.inject({
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/octet-stream',
        'inference-header-content-length': String(head.length),
      },
      payload: Buffer.concat([Buffer.from(head), Buffer.from(Float32Array.from(data).buffer)]),
    })
    t.equal(response.statusCode, 200, response.payload)
    t.equal(response.headers['content-type'], 'application/octet-stream')
    const size = Number(response.headers['inference-header-content-length'])
    const { outputs } = JSON.parse(response.rawPayload.subarray(0, size).toString())
    t.match(outputs, [{ name: output?.name, parameters: { binary_data_size: 4 } }])
    t.equal(response.rawPayload.length, size + 4)
    t.equal(response.rawPayload.readFloatLE(size), Math.fround(expected))
  })

  t.test('sizes that lie', async (t) => {
    for (const size of ['-1', '99999999999', '3', 'x']) {
      const response = await server.inject({
        method: 'POST',
        url,
        headers: { 'inference-header-content-length': size },
        payload: '{"inputs":[]}',
      })
      t.equal(response.statusCode, 400, size)
      t.type(response.json().error, 'string')
    }
  })

  t.test('faults name their place', async (t) => {
    const payload = JSON.stringify({ inputs: [{ ...tensor, datatype: 'FP99', data }] })
    const response = await server.inject({ method: 'POST', url, payload })
    t.equal(response.statusCode, 400)
    t.match(response.json(), { code: 'INVALID_INPUT', location: { field: 'inputs[0].datatype' } })
  })
})
