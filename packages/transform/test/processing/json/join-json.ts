import fc from 'fast-check'
import t from 'tap'
import { createByteWriter, taken } from '../../../src/processing/byte-writer.ts'
import { joinJson } from '../../../src/processing/json/join-json.ts'
import { pieceOf, textOf } from '../blocks.ts'

function join(record: string, answer: string): string {
  const out = createByteWriter(0)
  joinJson(pieceOf(record), pieceOf(answer), out)
  return textOf(taken(out))
}

t.test('joined', async (t) => {
  for (const [record, answer, joined] of [
    // Developer guide, "Associate Prediction Results with Input Records": Inferences Joined with Input Data.
    ['{"key":1}', '{"label":1}', '{"key":1,"SageMakerOutput":{"label":1}}'],
    ['[1,2,3]', '[1]', '{"SageMakerInput":[1,2,3],"SageMakerOutput":[1]}'],
    ['"text"', '0.5', '{"SageMakerInput":"text","SageMakerOutput":0.5}'],
    ['{}', '1', '{"SageMakerOutput":1}'],
    [' { "a" : 1 } ', '2', '{ "a" : 1 ,"SageMakerOutput":2}'],
    // Numbers stay as they were written.
    [
      '{"id":12345678901234567890,"x":1.0,"y":1e2}',
      '1',
      '{"id":12345678901234567890,"x":1.0,"y":1e2,"SageMakerOutput":1}',
    ],
    ['{"a":{"SageMakerOutput":1}}', '2', '{"a":{"SageMakerOutput":1},"SageMakerOutput":2}'],
  ] as const) {
    t.equal(join(record, answer), joined)
  }
})

t.test('any record keeps its members', async () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (record, answer) => {
      const isObject = typeof record === 'object' && record !== null && !Array.isArray(record)
      const expected = isObject
        ? { ...record, SageMakerOutput: answer }
        : { SageMakerInput: record, SageMakerOutput: answer }
      return join(JSON.stringify(record), JSON.stringify(answer)) === JSON.stringify(expected)
    }),
  )
})

t.test('what cannot be joined', async (t) => {
  // The same page's warning: the name is reserved. The service may overwrite it.
  for (const record of ['{"SageMakerOutput":1}', '{"a":1,"SageMaker\\u004futput":1}']) {
    t.throws(() => join(record, '2'), {
      code: 'INVALID_INPUT',
      message: /has a member "SageMakerOutput" already/,
    })
  }
  for (const record of ['{"a":1', '[1', '', '{"a":1}{}']) {
    t.throws(() => join(record, '2'), { code: 'MALFORMED_BODY' }, record)
  }
})
