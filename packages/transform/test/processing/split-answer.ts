import t from 'tap'
import { splitAnswer } from '../../src/processing/split-answer.ts'
import { recordsOf } from './blocks.ts'

const split = (body: string, records: number, form: 'csv' | 'json' | 'jsonlines') =>
  recordsOf(splitAnswer(Buffer.from(body), records, form))

t.test('an answer for each record', async (t) => {
  for (const [body, records, form, answers] of [
    ['1\n2\n3\n', 3, 'csv', ['1', '2', '3']],
    ['1\r\n2', 2, 'csv', ['1', '2']],
    ['"a\nb",1\n"c"', 2, 'csv', ['"a\nb",1', '"c"']],
    ['1\n\n3\n\n', 3, 'csv', ['1', '', '3']],
    ['{"a":1}\n{"a":2}\n', 2, 'jsonlines', ['{"a":1}', '{"a":2}']],
    ['{"a":"\\""}\n2', 2, 'jsonlines', ['{"a":"\\""}', '2']],
    ['{"a":1}\n{"a":2}', 2, 'json', ['{"a":1}', '{"a":2}']],
    ['{"a":1}\n', 1, 'jsonlines', ['{"a":1}']],
    ['{"a":1}\n', 1, 'json', ['{"a":1}']],
    ['\n{\n  "a": 1,\r\n  "b": 2\n}\n', 1, 'json', ['{   "a": 1,    "b": 2 }']],
  ] as const) {
    t.same(split(body, records, form), answers, JSON.stringify(body))
  }
})

t.test('too few, too many', async (t) => {
  for (const [body, records, form, message] of [
    // What AWS's XGBoost gives outside of a batch job.
    ['0.1,0.2,0.3', 3, 'csv', /^the answer to 3 records has 1 line; .* a line for each record$/],
    ['1\n2\n3\n', 2, 'csv', /to 2 records has 3 lines/],
    ['1\n\n', 2, 'csv', /to 2 records has 1 line/],
    ['', 1, 'csv', /to 1 record has 0 lines/],
    ['{\n"a":1}', 1, 'jsonlines', /to 1 record has 2 lines/],
    ['[1,2]', 2, 'json', /to 2 records has 1 line/],
  ] as const) {
    t.throws(() => split(body, records, form), { code: 'INFERENCE_FAILED', message }, JSON.stringify(body))
  }
})
