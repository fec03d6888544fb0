import { createTensor, type OutputSpec, type Tensor } from '@inferry/core'
import t from 'tap'
import { csvCodec } from '../../../src/codecs/csv/csv-codec.ts'
import { signature } from '../../fixtures/models.ts'
import { refusal } from '../../fixtures/refusals.ts'

const input = { name: 'x', type: 'float32', shape: [-1] } as const
const media = (header?: string) => ({ type: 'text/csv', parameters: header === undefined ? {} : { header } })

function write(
  outputs: readonly (readonly [OutputSpec, Tensor])[],
  header?: string,
): readonly [string, string] {
  const manifest = signature(
    [input],
    outputs.map(([spec]) => spec),
  )
  const tensors = Object.fromEntries(outputs.map(([spec, tensor]) => [spec.name, tensor]))
  const { contentType, body } = csvCodec.encode(tensors, media(header), manifest, {
    codec: 'csv',
    dialect: 'csv',
  })
  return [contentType, Buffer.from(body).toString()]
}

const label = { name: 'label', type: 'int64', shape: [-1] } as const
const score = { name: 'p', type: 'float32', shape: [-1, 2] } as const
const both: readonly (readonly [OutputSpec, Tensor])[] = [
  [
    { ...score, labels: ['no', 'a "b"'] },
    createTensor('float32', [2, 2], Float32Array.of(0.1, 0.9, Number.NaN, -Infinity)),
  ],
  [label, createTensor('int64', [2], BigInt64Array.of(1n, 2n ** 60n))],
]

t.test('a record a row, outputs side by side', async (t) => {
  t.same(write(both), ['text/csv', '0.1,0.9,1\nNaN,-Infinity,1152921504606846976\n'])
  t.same(write(both, 'absent')[0], 'text/csv')
})

t.test('a header if asked for', async (t) => {
  t.same(write(both, 'present'), [
    'text/csv; header=present',
    'p.no,"p.a ""b""",label\n0.1,0.9,1\nNaN,-Infinity,1152921504606846976\n',
  ])
  const unnamed: readonly [OutputSpec, Tensor] = [score, createTensor('float32', [1, 2])]
  t.equal(write([unnamed], 'present')[1], 'p.0,p.1\n0,0\n')
  t.equal(write([[label, createTensor('int64', [1, 1])]], 'present')[1], 'label\n0\n')
  t.equal(
    write([[{ ...score, labels: ['yes'] }, createTensor('float32', [1, 1])]], 'present')[1],
    'p.yes\n0\n',
  )
})

t.test('text is quoted where it must be', async (t) => {
  const spec = { name: 's', type: 'string', shape: [-1] } as const
  const texts = createTensor('string', [6], ['a', 'b,c', 'd"e', 'f\ng', '', ' '])
  t.equal(write([[spec, texts]])[1], 'a\n"b,c"\n"d""e"\n"f\ng"\n""\n \n')
  t.equal(
    write([[{ ...label, type: 'bool' }, createTensor('bool', [2], Uint8Array.of(0, 1))]])[1],
    'false\ntrue\n',
  )
})

t.test('outputs without common rows do not fit', async (t) => {
  const [first] = both
  const uneven = [first as NonNullable<typeof first>, [label, createTensor('int64', [3])] as const]
  t.match(
    refusal(() => write(uneven)),
    { code: 'NOT_ACCEPTABLE', message: /p \[2,2\], label \[3\]/ },
  )
})

t.test('the header parameter', async (t) => {
  const manifest = signature([input])
  const decode = (body: string, header?: string) =>
    csvCodec.decode(Buffer.from(body), media(header), manifest).inputs['x']?.data
  t.strictSame(decode('x\n5\n', 'Present'), Float32Array.of(5))
  t.strictSame(decode('5\n', 'absent'), Float32Array.of(5))
  t.match(
    refusal(() => decode('5\n', 'yes')),
    { code: 'UNSUPPORTED_MEDIA_TYPE', message: /expected present or absent/ },
  )
  t.match(
    refusal(() => write(both, 'yes')),
    { code: 'NOT_ACCEPTABLE' },
  )
})
