import { fakeManifest as manifest } from '@inferry/testing'
import t from 'tap'
import { requestSchema, rowSchema } from '../../src/openapi/schemas.ts'

t.test('a row by name or by position', async (t) => {
  t.match(rowSchema(manifest), {
    anyOf: [
      {
        required: ['a', 'b'],
        properties: { a: { type: ['number', 'null'] }, b: { type: ['number', 'null'] } },
        additionalProperties: false,
      },
      { type: 'array', minItems: 2, maxItems: 2 },
    ],
  })
})

t.test('the types of columns', async (t) => {
  const inputs = (['string', 'bool', 'int64', 'float16'] as const).map((type) => ({
    name: type,
    type,
    shape: [-1, 1],
  }))
  t.match(rowSchema({ ...manifest, inputs }), {
    anyOf: [
      {
        properties: {
          string: { type: ['string', 'null'] },
          bool: { type: 'boolean' },
          int64: { type: ['integer', 'string'] },
          float16: { type: ['number', 'null'] },
        },
      },
      {},
    ],
  })
})

t.test('arrays that are not rows of columns', async (t) => {
  const inputs = [{ name: 'x', type: 'float32', shape: [-1, 8, 8] }] as const
  t.same(rowSchema({ ...manifest, inputs }), { type: ['array', 'object'] })
})

t.test('requests refer to the row', async (t) => {
  t.match(JSON.stringify(requestSchema('#/row')), '"items":{"$ref":"#/row"}')
})
