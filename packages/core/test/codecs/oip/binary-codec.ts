import { createTensor, type Question } from '@inferry/core'
import t from 'tap'
import { oipBinaryCodec, oipBinaryType } from '../../../src/codecs/oip/binary-codec.ts'
import { signature } from '../../fixtures/models.ts'
import { binary } from '../../fixtures/questions.ts'
import { refusal } from '../../fixtures/refusals.ts'

const manifest = signature(
  [{ name: 'x', type: 'int16', shape: [-1, 2] }],
  [
    { name: 'a', type: 'int16', shape: [-1] },
    { name: 'b', type: 'string', shape: [-1] },
  ],
)
const x = createTensor('int16', [1, 2], Int16Array.of(1, -2))
const good = binary([['x', x]])
const type = (size: string | undefined) => ({
  type: oipBinaryType,
  parameters: size === undefined ? {} : { 'json-header-size': size },
})
const goodSize = /\d+$/.exec(good.contentType)?.[0]
const decode = (body: Uint8Array, size?: string) => oipBinaryCodec.decode(body, type(size), manifest)

t.test('reads at any alignment', async (t) => {
  for (let shift = 0; shift < 4; shift++) {
    const bytes = Buffer.concat([Buffer.alloc(shift), good.body]).subarray(shift)
    t.strictSame(decode(bytes, goodSize).inputs, { x })
  }
})

t.test('without a size the body is all JSON', async (t) => {
  const body = Buffer.from(
    JSON.stringify({ inputs: [{ name: 'x', shape: [1, 2], datatype: 'INT16', data: [1, -2] }] }),
  )
  t.strictSame(decode(body).inputs, { x })
})

t.test('a raw question wants binary answers', async (t) => {
  const { inputs, question } = decode(Uint8Array.of(1, 0, 0xfe, 0xff), '0')
  t.strictSame(inputs, { x })
  t.match(question, { codec: 'oip-binary', binary: true })
})

t.test('refuses header sizes that are none', async (t) => {
  for (const size of [
    '-1',
    '99999999999',
    '2147483648',
    String(good.body.length + 1),
    `x${goodSize}`,
    `${goodSize}x`,
    '',
    ' 1',
    '1.0',
    '1e2',
  ]) {
    t.match(
      refusal(() => decode(good.body, size)),
      { code: 'MALFORMED_BODY', message: /json-header-size/ },
      size,
    )
  }
  t.match(
    refusal(() => decode(good.body, String(Number(goodSize) - 1))),
    { code: 'MALFORMED_BODY', message: /JSON header is not JSON/ },
  )
})

t.test('refuses binary sizes that do not fit', async (t) => {
  const request = (parameters: unknown, extra: object = {}, tail = 4) => {
    const header = Buffer.from(
      JSON.stringify({ inputs: [{ name: 'x', shape: [1, 2], datatype: 'INT16', parameters, ...extra }] }),
    )
    return () => decode(Buffer.concat([header, Buffer.alloc(tail)]), String(header.length))
  }
  const table: readonly (readonly [() => unknown, string, RegExp])[] = [
    [
      request({ binary_data_size: 5 }),
      'INVALID_INPUT',
      /binary_data_size is 5, expected a number of bytes up to the 4/,
    ],
    [request({ binary_data_size: -1 }), 'INVALID_INPUT', /binary_data_size is -1/],
    [request({ binary_data_size: '4' }), 'INVALID_INPUT', /binary_data_size is "4"/],
    [
      request({ binary_data_size: 2 }),
      'INVALID_INPUT',
      /inputs\[0\] \("x"\): 2 bytes, the shape \[1,2\] of int16 needs 4/,
    ],
    [request({ binary_data_size: 4 }, { data: [1, 2] }), 'INVALID_INPUT', /stands beside data/],
    [request({ binary_data_size: 4 }, {}, 6), 'MALFORMED_BODY', /2 bytes are left/],
    [request({}, { data: [1, 2] }, 1), 'MALFORMED_BODY', /1 bytes are left/],
    [request({}), 'INVALID_INPUT', /data is nothing/],
    [
      request({ binary_data_size: 4 }, { datatype: 'INT8' }),
      'INVALID_INPUT',
      /4 bytes, the shape \[1,2\] of int8 needs 2/,
    ],
  ]
  for (const [act, code, message] of table) t.match(refusal(act), { code, message })
  const rows = Buffer.from('{"instances":[[1,2]]}')
  t.match(
    refusal(() => decode(rows, String(rows.length))),
    { code: 'INVALID_INPUT', message: /no Open Inference Protocol request/ },
  )
})

t.test('writes outputs binary as the question says, and all for other questions', async (t) => {
  const outputs = {
    a: createTensor('int16', [2], Int16Array.of(7, 8)),
    b: createTensor('string', [2], ['x', '']),
  }
  const answer = (question: Question) => {
    const { contentType, body } = oipBinaryCodec.encode(outputs, type(undefined), manifest, question)
    const size = Number(
      /^application\/vnd\.sagemaker-triton\.binary\+json;json-header-size=(\d+)$/.exec(contentType)?.[1],
    )
    return {
      header: JSON.parse(Buffer.from(body.subarray(0, size)).toString()),
      rest: [...body.subarray(size)],
    }
  }
  const a = [7, 0, 8, 0]
  const b = [1, 0, 0, 0, 120, 0, 0, 0, 0]
  t.strictSame(answer({ codec: 'csv', dialect: 'csv' }), {
    header: {
      model_name: 'model',
      model_version: '7',
      outputs: [
        { name: 'a', shape: [2], datatype: 'INT16', parameters: { binary_data_size: 4 } },
        { name: 'b', shape: [2], datatype: 'BYTES', parameters: { binary_data_size: 9 } },
      ],
    },
    rest: [...a, ...b],
  })
  const own = { codec: 'oip-binary', dialect: 'oip', id: 'q' }
  t.match(answer({ ...own, binary: true, outputs: [{ name: 'b' }, { name: 'a', binary: false }] }), {
    header: { id: 'q', outputs: [{ name: 'b' }, { name: 'a', data: [7, 8] }] },
    rest: b,
  })
  t.same(answer(own).rest, [])
})
