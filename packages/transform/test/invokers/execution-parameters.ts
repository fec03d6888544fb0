import t from 'tap'
import { parseExecutionParameters } from '../../src/invokers/execution-parameters.ts'

const parse = (text: string) => parseExecutionParameters(Buffer.from(text))

t.test("AWS's example", (t) => {
  t.same(parse('{"MaxConcurrentTransforms": 8, "BatchStrategy": "MULTI_RECORD", "MaxPayloadInMB": 6}'), {
    maxConcurrentTransforms: 8,
    batchStrategy: 'MultiRecord',
    maxPayloadInMB: 6,
  })
  t.equal(parse('{"BatchStrategy": "SINGLE_RECORD"}').batchStrategy, 'SingleRecord')
  t.equal(parse('{"BatchStrategy": "SingleRecord"}').batchStrategy, 'SingleRecord')
  t.end()
})

t.test('what cannot be is no wish', (t) => {
  for (const text of [
    '',
    '<html>',
    'null',
    '[]',
    '3',
    '{"MaxConcurrentTransforms": 0, "BatchStrategy": "BOTH", "MaxPayloadInMB": -1}',
    '{"MaxConcurrentTransforms": "8", "BatchStrategy": null, "MaxPayloadInMB": 1.5}',
    '{"BatchStrategy": "constructor"}',
  ])
    t.same(parse(text), {}, text)
  t.end()
})
