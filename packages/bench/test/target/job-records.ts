import { fileURLToPath } from 'node:url'
import { openArtifact } from '@inferry/core'
import t from 'tap'
import { jobRecords } from '../../src/target/job-records.ts'
import { forest } from '../fixtures/forest.ts'

const textOf = (text: Uint8Array) => Buffer.from(text).toString()

t.test('CSV, each row of the samples a record', async (t) => {
  const { name, text, settings } = await jobRecords(await openArtifact(forest))
  t.equal(name, 'samples.csv')
  t.match(settings, { 'content-type': 'text/csv', 'batch-strategy': 'MultiRecord' })
  const lines = textOf(text).split('\n')
  t.match(lines[0], /^0\.038075905,0\.05068012,/)
  t.equal(lines.at(-1), '')
  for (const line of lines.slice(0, -1)) t.equal(line.split(',').length, 10)
  t.ok(lines.length > 4)
})

t.test('columns of several types, and images', async (t) => {
  const models = new URL('../../../../models/', import.meta.url)
  const of = async (model: string) =>
    textOf((await jobRecords(await openArtifact(fileURLToPath(new URL(model, models))))).text)
  t.match(await of('penguins-pipeline'), /^Torgersen,male,39\.1,18\.7,181,3750\n/)
  t.match(await of('digits-cnn'), /^0,0,5,13,9,(\d+,){58}\d+\n/)
})

t.test('requests, a line each, of a model that CSV cannot ask', async (t) => {
  const artifact = await openArtifact(forest)
  const { manifest } = artifact
  const [input] = manifest.inputs
  for (const shape of [
    [1, 10],
    [-1, -1],
  ]) {
    const inputs = [{ ...input, name: 'X', type: 'float32', shape }] as const
    const { name, text, settings } = await jobRecords({ ...artifact, manifest: { ...manifest, inputs } })
    t.equal(name, 'samples.json')
    t.same(settings, {})
    const lines = textOf(text).trimEnd().split('\n')
    t.equal(lines.length, (await artifact.samples()).length)
    for (const line of lines) t.match(JSON.parse(line), { inputs: [{ name: 'X' }] })
  }
})
