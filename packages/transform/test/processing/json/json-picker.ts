import fc from 'fast-check'
import t from 'tap'
import { jsonPicker } from '../../../src/processing/json/json-picker.ts'
import { parseJsonPath } from '../../../src/processing/parse-json-path.ts'
import { pickOf } from '../blocks.ts'

function pick(path: string, record: string, sliceEnd: 'exclusive' | 'inclusive' = 'exclusive'): string {
  return pickOf(jsonPicker(parseJsonPath(path, { field: 'outputFilter', sliceEnd }), 'outputFilter'), record)
}

t.test('what is picked', async (t) => {
  for (const [path, record, picked] of [
    // Developer guide, "Associate Prediction Results with Input Records": examples and table of operators.
    ['$', '{"id":1}', '{"id":1}'],
    ['$.features', '{"id":1,"features":[1.0,2]}', '[1.0,2]'],
    [
      "$['id','SageMakerOutput']",
      '{"SageMakerOutput":{"label":1},"id":7,"x":0}',
      '{"id":7,"SageMakerOutput":{"label":1}}',
    ],
    ['$.id', '{"id":7}', '7'],
    ['$.id.*', '{"id":{"a":1,"b":[2]}}', '[1,[2]]'],
    ["$.field1.['child1','child2']", '{"field1":{"child2":2,"child1":1,"x":3}}', '{"child1":1,"child2":2}'],
    ['$[1]', '[1,2,3]', '2'],
    ['$[1,3,5]', '[0,1,2,3,4,5]', '[1,3,5]'],
    ['$[-1]', '[0,1,2]', '2'],
    ['$[2:5]', '[0,1,2,3,4,5,6]', '[2,3,4]'],
    ['$[:5]', '[0,1,2,3,4,5,6]', '[0,1,2,3,4]'],
    ['$[2:]', '[0,1,2,3]', '[2,3]'],
    ['$[0,5:]', '[0,1,2,3,4,5,6]', '[0,5,6]'],
    // github.com/json-path/JsonPath: paths to one value give it, others a list; what is missing of a list is left out.
    ['$[5:]', '[0]', '[]'],
    ['$[0:1]', '[0]', '[0]'],
    ["$['id','note']", '{"id":7}', '{"id":7}'],
    ["$['id','id']", '{"id":7}', '{"id":7}'],
    ['$.book[*].author', '{"book":[{"author":"a"},{"title":"x"},{"author":"b"}]}', '["a","b"]'],
    [
      "$.book[*]['author','price']",
      '{"book":[{"author":"a","price":1},{"title":"x"}]}',
      '[{"author":"a","price":1}]',
    ],
    ['$[*][1]', '[[1,2],[3],4]', '[2]'],
    ["$['a','b'].c", '{"a":{"c":1},"b":{"c":2}}', '[1,2]'],
    // Bytes stay.
    ['$.id', ' { "id" : 12345678901234567890.10 } ', '12345678901234567890.10'],
    ["$['é','b']", '{"\\u00e9":"\\u00e9\\/","b":-0.0}', '{"é":"\\u00e9\\/","b":-0.0}'],
    ['$.x', '{"x":NaN}', 'NaN'],
  ] as const) {
    t.equal(pick(path, record), picked, `${path} of ${record}`)
  }
})

t.test('the end of a slice', async (t) => {
  t.equal(pick('$[1:4]', '[0,1,2,3,4,5]', 'inclusive'), '[1,2,3,4]')
  t.equal(pick('$[1:4]', '[0,1,2,3,4,5]'), '[1,2,3]')
})

t.test('what is missing', async (t) => {
  for (const [path, record, code, message] of [
    ['$.id', '{"a":1}', 'INVALID_INPUT', /^outputFilter \$\.id wants "id", which is not there$/],
    ['$.a.b', '{"a":1}', 'INVALID_INPUT', /wants an object, but there is a number/],
    ['$[3]', '[1]', 'INVALID_INPUT', /picks element 3, but the array has only 1 element/],
    ['$[0,3]', '[1]', 'INVALID_INPUT', /picks element 3/],
    ["$['a','b']", '{"c":1}', 'INVALID_INPUT', /finds none of its names in an object/],
    ["$['a','b']", '[1]', 'INVALID_INPUT', /finds none of its names in an array/],
    ['$', '{', 'MALFORMED_BODY', /ends too early/],
    ["$['a','b']", '{"a":1,', 'MALFORMED_BODY', /ends too early/],
    ['$[*].a', '[{"a":1},{]', 'MALFORMED_BODY', /byte 10/],
    ['$.a', 'tru', 'MALFORMED_BODY', /byte 0/],
    ['$.a', '{"a":1', 'MALFORMED_BODY', /it is not JSON: it ends too early/],
    ['$.a', '{"a":1,"b":tru}', 'MALFORMED_BODY', /it is not JSON: byte 11/],
  ] as const) {
    t.throws(() => pick(path, record), { code, message }, `${path} of ${record}`)
  }
})

t.test('any value is found by its place', async () => {
  const key = fc.string({ unit: fc.constantFrom(...'abé'), minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(fc.dictionary(key, fc.jsonValue(), { minKeys: 1 }), fc.nat(), (object, some) => {
      const keys = Object.keys(object)
      const name = keys[some % keys.length] as string
      const record = JSON.stringify(object)
      const all = keys.map((name) => JSON.stringify(object[name]))
      return (
        pick(`$.${name}`, record) === JSON.stringify(object[name]) &&
        pick('$.*', record) === `[${all.join(',')}]` &&
        pick(`$['${name}','-']`, record) === JSON.stringify({ [name]: object[name] })
      )
    }),
  )
})
