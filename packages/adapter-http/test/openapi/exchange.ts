import t from 'tap'
import { exchange } from '../../src/openapi/exchange.ts'
import type { Example } from '../../src/openapi/model-examples.ts'

const json: Example = {
  request: {
    name: 'instances',
    summary: 'Rows',
    contentType: 'application/json',
    body: '{"instances":[[1]]}',
  },
  answer: { contentType: 'application/json', body: '{"predictions":[2]}' },
}
const csv: Example = {
  request: { name: 'csv', summary: 'CSV', contentType: 'text/csv', body: '1\n' },
  answer: { contentType: 'text/csv', body: '2\n' },
}

t.test('examples under their content types, JSON as values', async (t) => {
  t.match(exchange([json, csv], '#/request'), {
    requestBody: {
      content: {
        'application/json': {
          schema: { $ref: '#/request' },
          examples: { instances: { summary: 'Rows', value: { instances: [[1]] } } },
        },
        'text/csv': { schema: {}, examples: { csv: { value: '1\n' } } },
      },
    },
    responses: {
      200: {
        content: {
          'application/json': { examples: { instances: { value: { predictions: [2] } } } },
          'text/csv': { examples: { csv: { value: '2\n' } } },
        },
      },
    },
  })
})

t.test('without examples it still takes and gives JSON', async (t) => {
  const empty = { content: { 'application/json': { schema: {} } } }
  t.same(exchange([], undefined)['requestBody'], { required: true, ...empty })
  t.match(exchange([], undefined), { responses: { 200: empty } })
})
