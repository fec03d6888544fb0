import { type Artifact, compareTensors, openArtifact, type Payload, type Tensor } from '@inferry/core'
import { exampleModels } from '@inferry/testing'
import t from 'tap'
import { type Client, localClient } from '../src/index.ts'
import { lambdaClient } from '../src/lambda.ts'
import { sagemakerClient } from '../src/sagemaker.ts'
import { awsConfig } from './fixtures/aws-config.ts'
import { lambdaBefore, sagemakerBefore } from './fixtures/aws-doors.ts'
import { exampleServer } from './fixtures/example-server.ts'
import { rejection } from './fixtures/rejection.ts'

const url = await exampleServer(t)
const lambda = await lambdaBefore(t, url)
const sagemaker = await sagemakerBefore(t, url)
const clients: Readonly<Record<string, Client>> = {
  local: localClient({ url }),
  lambda: lambdaClient({ functionName: 'models', config: awsConfig(lambda.url) }),
  sagemaker: sagemakerClient({ endpointName: 'models', config: awsConfig(sagemaker.url) }),
}
t.teardown(() => Promise.all(Object.values(clients).map((client) => client.close())))
const artifacts: Artifact[] = []
for (const path of exampleModels()) artifacts.push(await openArtifact(path))
t.teardown(() => Promise.all(artifacts.map((artifact) => artifact.close())))

const text = (contentType: string, body: string): Payload => ({ contentType, body: Buffer.from(body) })

/** By name, so that a message tells which. */
const bad: Readonly<Record<string, Payload>> = {
  'a short row': text('application/json', '{"instances": [[1, 2]]}'),
  'no JSON': text('application/json', '{"instances": '),
  'an empty body': text('application/json', ''),
  'bytes that are no text': { contentType: 'text/csv', body: Buffer.from([0xff, 0xfe, 0x00]) },
  'a word in a field': text('text/csv', '1,2,3,4,5,6,7,8,9,ten'),
  'an unknown content type': text('image/png', 'x'),
  'a header of nothing': {
    contentType: 'application/vnd.sagemaker-triton.binary+json;json-header-size=99',
    body: Buffer.from('{}'),
  },
}

for (const [door, client] of Object.entries(clients)) {
  t.test(`${door}: every sample is answered as recorded, with the same bits as from local`, async (t) => {
    for (const artifact of artifacts) {
      const { name: model, outputs: specs } = artifact.manifest
      for (const { name, inputs, outputs } of await artifact.samples()) {
        const answer = await client.infer(inputs, { model })
        t.same(
          Object.keys(answer),
          specs.map((spec) => spec.name),
          `${model} ${name}`,
        )
        const first = await clients['local']?.infer(inputs, { model })
        t.same(answer, first, `${model} ${name} is the same as from local`)
        for (const [output, expected] of Object.entries(outputs)) {
          const comparison = compareTensors(expected, answer[output] as Tensor)
          t.ok(comparison.equal, `${model} ${name} ${output}`)
        }
      }
    }
  })

  t.test(`${door}: rows by name and by position`, async (t) => {
    const penguin = {
      island: 'Biscoe',
      sex: 'female',
      bill_length_mm: 43.3,
      bill_depth_mm: 13.4,
      flipper_length_mm: 209,
      body_mass_g: 4400,
    }
    const rows = [penguin, { ...penguin, bill_length_mm: Number.NaN, sex: null }]
    interface Species {
      readonly label: string
      readonly probabilities: readonly number[]
    }
    const species = await client.predictRows<Species>(rows, { model: 'penguins-pipeline' })
    t.same(
      species.map(({ label }) => label),
      ['Gentoo', 'Gentoo'],
    )
    t.equal(species[0]?.probabilities.length, 3)
    const model = 'diabetes-forest.tar.gz'
    t.same(await client.predictRows<number>([new Array(10).fill(0)], { model }), [132.51001])
    t.same(await client.predictRows([new Float32Array(10)], { model }), [132.51001])
  })

  t.test(`${door}: any content type, asked for another`, async (t) => {
    const csv = text('text/csv', `${new Array(10).fill(0)}\n`)
    const model = 'diabetes-forest'
    const answer = await client.predict(csv, { model, accept: 'application/x-npy' })
    t.equal(answer.contentType, 'application/x-npy')
    t.equal(Buffer.from(answer.body).toString('latin1', 1, 6), 'NUMPY')
    const back = await client.predict(csv, { model })
    t.equal(`${back.contentType} ${Buffer.from(back.body)}`, 'text/csv 132.51001\n')
  })

  t.test(`${door}: what the server refuses is its own error`, async (t) => {
    for (const [what, input] of Object.entries(bad)) {
      const { code, message, location, status } = await rejection(
        client.predict(input, { model: 'diabetes-forest' }),
      )
      const plain = await fetch(`${url}/invocations`, {
        method: 'POST',
        headers: { 'content-type': input.contentType, 'x-amzn-sagemaker-target-model': 'diabetes-forest' },
        body: new Uint8Array(input.body),
      })
      t.same({ error: message, code, ...(location && { location }) }, await plain.json(), what)
      t.equal(status, plain.status, what)
    }
    const input = text('application/json', JSON.stringify({ instances: [new Array(10).fill(0)] }))
    t.equal((await rejection(client.predict(input, { model: 'none' }))).code, 'MODEL_NOT_FOUND')
    t.match(await rejection(client.predict(input)), { code: 'INVALID_INPUT', message: /has 4 models/ })
    t.equal(
      (await rejection(client.predict(input, { model: 'diabetes-forest', accept: 'image/png' }))).code,
      'NOT_ACCEPTABLE',
    )
  })
}
