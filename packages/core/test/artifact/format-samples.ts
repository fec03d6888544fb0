import { formatSamples, parseSamples, type Sample, type Tensors } from '@inferry/core'
import t from 'tap'
import { full } from '../fixtures/manifests.ts'
import { samples, sums } from '../fixtures/sums.ts'

t.test('writes one tensor a line', async (t) => {
  t.equal(
    formatSamples(samples.slice(0, 1)),
    `[
  {
    "name": "one row",
    "inputs": [
      {"name":"X","shape":[1,3],"datatype":"FP32","data":[1,2,3]}
    ],
    "outputs": [
      {"name":"total","shape":[1,1],"datatype":"FP32","data":[6]},
      {"name":"sign","shape":[1],"datatype":"INT64","data":[1]}
    ]
  }
]
`,
  )
})

t.test('is read back as it was, with values that JSON does not have', async (t) => {
  const X: Tensors['X'] = {
    type: 'float64',
    dims: [2, 3],
    data: Float64Array.of(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0.5, 0.1, 1e300),
  }
  const sign: Tensors[string] = {
    type: 'int64',
    dims: [2],
    data: BigInt64Array.of(2n ** 63n - 1n, -(2n ** 53n) - 1n),
  }
  const odd: Sample = { name: 'odd "values"\n', inputs: { X }, outputs: { sign } }
  const manifest = { ...full, ...sums, inputs: [{ ...sums.inputs[0], type: 'float64' as const }] }
  const [found] = parseSamples(formatSamples([odd]), manifest, 'samples.json')
  t.same(found, odd)
})
