import t from 'tap'
import { jsonDialect } from '../../../src/codecs/json/dialect.ts'
import { refusal } from '../../fixtures/refusals.ts'

t.test('tells the dialect by its key', async (t) => {
  const table: readonly (readonly [unknown, string])[] = [
    [[], 'bare'],
    [{ instances: 1 }, 'instances'],
    [{ instances: [], params: {}, signature_name: 'serving_default' }, 'instances'],
    [{ instances: [], params: null }, 'instances'],
    [{ inputs: [[1]] }, 'inputs'],
    [{ inputs: [] }, 'inputs'],
    [{ inputs: {} }, 'inputs'],
    [{ inputs: [{}], id: 'a', outputs: [], parameters: {} }, 'oip'],
    [{ dataframe_split: {} }, 'dataframe_split'],
    [{ dataframe_records: [] }, 'dataframe_records'],
  ]
  for (const [body, dialect] of table) t.equal(jsonDialect(body), dialect)
})

t.test('refuses others and says why', async (t) => {
  const table: readonly (readonly [unknown, RegExp])[] = [
    [
      1,
      /the body is 1, expected exactly one of instances, inputs, dataframe_split, dataframe_records, or an array/,
    ],
    [null, /the body is null/],
    [{}, /has the keys \(none\)/],
    [{ age: 1 }, /has the keys age, expected/],
    [{ instances: [], inputs: [] }, /has the keys instances, inputs, expected exactly one/],
    [{ instances: [], threshold: 1 }, /unknown key "threshold" beside instances/],
    [{ dataframe_split: {}, signature_name: 'x' }, /unknown key "signature_name"/],
    [{ inputs: [{}], params: {} }, /unknown key "params" beside inputs; known are id/],
    [{ instances: [], params: { temperature: 1 } }, /takes no parameters, found temperature/],
    [{ instances: [], params: [] }, /takes no parameters, found an array of 0/],
    [{ instances: [], signature_name: 'other' }, /signature_name is "other"/],
    [JSON.parse('{"instances":[],"__proto__":1}'), /unknown key "__proto__"/],
    [{ constructor: 1 }, /has the keys constructor/],
  ]
  for (const [body, message] of table)
    t.match(
      refusal(() => jsonDialect(body)),
      { code: 'INVALID_INPUT', message },
    )
})
