import { formatSamples, type Manifest, parseSamples } from '@inferry/core'
import t from 'tap'
import { full } from '../fixtures/manifests.ts'
import { outputs, samples, sums } from '../fixtures/sums.ts'

const manifest: Manifest = { ...full, ...sums }
const text = formatSamples(samples)
const parse = (changed: string | Uint8Array) => parseSamples(changed, manifest, 'samples.json')

t.test('reads text and bytes', async (t) => {
  t.same(parse(text), samples)
  t.same(parse(Buffer.from(text)), samples)
})

t.test('puts tensors in the manifest’s order, and lets outputs be left out', async (t) => {
  const two = { ...manifest, inputs: [{ name: 'A', type: 'bool', shape: [-1] } as const, ...sums.inputs] }
  const [sample] = parseSamples(
    JSON.stringify([
      {
        name: 'x',
        inputs: [
          { name: 'X', shape: [1, 3], datatype: 'FP32', data: [[1, 2, 3]] },
          { name: 'A', shape: [1], datatype: 'BOOL', data: [true] },
        ],
        outputs: [{ name: 'sign', shape: [1], datatype: 'INT64', data: ['1'] }],
      },
    ]),
    two,
    'samples.json',
  )
  t.same(Object.keys(sample?.inputs ?? {}), ['A', 'X'])
  t.same(sample?.outputs, { sign: outputs(1)['sign'] })
})

/** The samples with the first `from` in their text replaced. */
const replaced = (from: string, to: string) => {
  if (!text.includes(from)) throw new Error(`no ${from} in the samples`)
  return text.replace(from, to)
}

const bad: Readonly<Record<string, readonly [string | Uint8Array, string | RegExp]>> = {
  'text that is not JSON': ['[', /^samples\.json: not JSON: /],
  'bytes that are not UTF-8': [Uint8Array.of(0x22, 0xff, 0x22), /^samples\.json: not JSON: /],
  'an object': ['{}', 'samples.json: samples is an object, expected an array of samples'],
  'no sample': ['[]', 'samples.json: samples is empty, expected at least 1 of samples'],
  'a sample that is null': ['[null]', 'samples.json: samples[0] is null, expected an object'],
  'a sample without outputs': ['[{"name": "x", "inputs": []}]', 'samples.json: samples[0] lacks "outputs"'],
  'an unknown key': [
    replaced('"name": "one row"', '"nam": 1, "name": "one row"'),
    'samples.json: samples[0] has the unknown key "nam"; known are name, inputs, outputs',
  ],
  'an empty name': [replaced('"one row"', '""'), 'samples.json: samples[0].name is empty'],
  'a name twice': [replaced('"two rows"', '"one row"'), /samples\[1\]\.name is "one row" again/],
  'no input': ['[{"name": "x", "inputs": [], "outputs": []}]', /samples\[0\]\.inputs is empty/],
  'another input': [
    replaced('"X"', '"Y"'),
    'samples.json: samples[0].inputs: input "Y" is unknown; known are X',
  ],
  'another output': [
    replaced('"total"', '"sum"'),
    'samples.json: samples[0].outputs: output "sum" is unknown; known are total, sign',
  ],
  'a tensor twice': [
    replaced('"sign","shape":[1],"datatype":"INT64"', '"total","shape":[1],"datatype":"INT64"'),
    'samples.json: samples[0].outputs[1] is the output "total" again',
  ],
  'another element type': [
    replaced('FP32', 'FP64'),
    'samples.json: samples[0].inputs: input "X" is float64 [1, 3], expected float32 [-1, 3]',
  ],
  'another shape': [
    replaced('"shape":[1,3]', '"shape":[3,1]'),
    'samples.json: samples[0].inputs: input "X" is float32 [3, 1], expected float32 [-1, 3]',
  ],
  'data of another length': [
    replaced('[1,2,3]', '[1,2]'),
    /^samples\.json: samples\[0\]\.inputs: .*inputs\[0\]/,
  ],
  'an answer of other rows': [
    replaced(
      '"shape":[1,3],"datatype":"FP32","data":[1,2,3]',
      '"shape":[2,3],"datatype":"FP32","data":[1,2,3,4,5,6]',
    ),
    'samples.json: samples[0] asks 2 rows and answers 1',
  ],
}

for (const [name, [changed, message]] of Object.entries(bad)) {
  t.test(`refuses ${name}`, async (t) => {
    t.throws(() => parse(changed), { code: 'INVALID_ARTIFACT', message, location: { file: 'samples.json' } })
  })
}

t.test('an answer may have other rows if the model does not count them', async (t) => {
  const pooled = { ...manifest, outputs: [{ name: 'total', type: 'float32', shape: [1, 1] } as const] }
  const inputs = [{ name: 'X', shape: [2, 3], datatype: 'FP32', data: [1, 2, 3, 4, 5, 6] }]
  const answer = [{ name: 'total', shape: [1, 1], datatype: 'FP32', data: [21] }]
  t.equal(parseSamples(JSON.stringify([{ name: 'x', inputs, outputs: answer }]), pooled, 's').length, 1)
})
