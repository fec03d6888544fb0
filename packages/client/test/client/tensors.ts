import { createTensor, elementTypes, type Payload, type Tensors } from '@inferry/core'
import { faultOf } from '@inferry/testing'
import fc from 'fast-check'
import t from 'tap'
import { readTensors, tensorsType, writeTensors } from '../../src/client/tensors.ts'

/** A request as a server that gives back what it got would answer it. */
function echoed({ contentType, body }: Payload): Payload {
  const size = Number(contentType.split('json-header-size=')[1])
  const { inputs } = JSON.parse(Buffer.from(body.subarray(0, size)).toString())
  const header = Buffer.from(JSON.stringify({ model_name: 'echo', outputs: inputs }))
  return {
    contentType: `${tensorsType};json-header-size=${header.length}`,
    body: Buffer.concat([header, body.subarray(size)]),
  }
}

t.test('every element type there and back, bit for bit', async () => {
  const shape = fc.array(fc.nat(3), { maxLength: 3 })
  const entry = fc
    .tuple(
      fc.constantFrom(...elementTypes),
      shape,
      fc.infiniteStream(fc.string({ unit: 'binary' })),
      fc.infiniteStream(fc.nat(255)),
    )
    .map(([type, dims, texts, bytes]) => {
      const tensor = createTensor(type, dims)
      const { data } = tensor
      if (Array.isArray(data))
        for (let at = 0; at < data.length; at++) data[at] = texts.next().value as string
      else {
        const view = new Uint8Array(data.buffer)
        for (let at = 0; at < view.length; at++)
          view[at] = (bytes.next().value as number) % (type === 'bool' ? 2 : 256)
      }
      return tensor
    })
  const names = fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.constant('__proto__'))

  fc.assert(
    fc.property(fc.array(fc.tuple(names, entry), { maxLength: 4 }), (entries) => {
      const inputs: Tensors = Object.fromEntries(entries)
      const outputs = readTensors(echoed(writeTensors(inputs)))
      if (String(Object.keys(outputs)) !== String(Object.keys(inputs))) return false
      for (const [name, { type, dims, data }] of Object.entries(inputs)) {
        const output = outputs[name]
        if (output?.type !== type || String(output.dims) !== String(dims)) return false
        const bytes = (array: typeof data) =>
          Array.isArray(array) ? JSON.stringify(array) : Buffer.from(array.buffer).toString('hex')
        if (bytes(output.data) !== bytes(data)) return false
      }
      return true
    }),
  )
})

const json = (value: unknown): Payload => ({
  contentType: 'application/json',
  body: Buffer.from(JSON.stringify(value)),
})

t.test('a JSON answer too', async (t) => {
  const outputs = [{ name: 'y', shape: [2], datatype: 'FP32', data: [1.5, null] }]
  t.same(readTensors(json({ outputs })), {
    y: createTensor('float32', [2], new Float32Array([1.5, Number.NaN])),
  })
})

t.test('answers that cannot be read', async (t) => {
  const binary = (size: number | string, header: unknown, tail = ''): Payload => ({
    contentType: `${tensorsType};json-header-size=${size}`,
    body: Buffer.from(JSON.stringify(header) + tail),
  })
  const y = (size: unknown) => ({
    outputs: [{ name: 'y', shape: [1], datatype: 'FP32', parameters: { binary_data_size: size } }],
  })
  const length = (header: unknown) => JSON.stringify(header).length
  const cases: readonly (readonly [Payload, RegExp])[] = [
    [json({}), /no outputs in it/],
    [json(null), /no outputs in it/],
    [json({ outputs: [null] }), /outputs\[0\] is null/],
    [json({ outputs: [{ name: 'y', shape: [2], datatype: 'FP32', data: [1] }] }), /outputs\[0\]/],
    [binary(99999, {}), /json-header-size=99999, but it has 2 bytes/],
    [binary(1, {}), /it is not JSON/],
    [binary(length(y(4)), y(4), 'abc'), /3 bytes, the shape \[1\] of float32 needs 4/],
    [binary(length(y(4)), y(4), 'abcdef'), /6 bytes of tensors, the header tells of 4/],
    [binary(length(y(-4)), y(-4), 'abcd'), /binary_data_size is -4/],
    [binary(length(y('4')), y('4'), 'abcd'), /binary_data_size is "4"/],
    [{ contentType: 'text/html', body: Buffer.from('<p>') }, /it is text\/html/],
  ]
  for (const [payload, message] of cases)
    t.match(
      faultOf(() => readTensors(payload)),
      { code: 'INTERNAL', message },
    )
})
