import fc from 'fast-check'
import t from 'tap'
import { csvPicker } from '../../../src/processing/csv/csv-picker.ts'
import { parseJsonPath } from '../../../src/processing/parse-json-path.ts'
import { pickOf } from '../blocks.ts'
import { fields } from './fields.ts'

function pick(path: string, record: string, sliceEnd: 'exclusive' | 'inclusive' = 'exclusive'): string {
  return pickOf(csvPicker(parseJsonPath(path, { field: 'inputFilter', sliceEnd }), 'inputFilter'), record)
}

t.test('columns', async (t) => {
  for (const [path, record, picked] of [
    // Developer guide, "Associate Prediction Results with Input Records": exclude the first column.
    ['$[1:]', 'id,1,2,3,4', '1,2,3,4'],
    ['$[5:]', '0,1,2,3,4,5,6,7', '5,6,7'],
    // AWS's notebook on the feature: the ID and the prediction.
    ['$[0,-1]', 'id,1,2,3,4,0.5', 'id,0.5'],
    // The table of operators.
    ['$[1]', '0,1,2', '1'],
    ['$[1,3,5]', '0,1,2,3,4,5', '1,3,5'],
    ['$[-1]', '0,1,2', '2'],
    ['$[2:5]', '0,1,2,3,4,5,6', '2,3,4'],
    ['$[:5]', '0,1,2,3,4,5,6', '0,1,2,3,4'],
    ['$[2:]', '0,1,2,3', '2,3'],
    // API reference, DataProcessing: an example of OutputFilter.
    ['$[0,5:]', '0,1,2,3,4,5,6', '0,5,6'],
    ['$[*]', '0,"1"', '0,"1"'],
    ['$.*', '0,"1"', '0,"1"'],
    ['$[2,0,0]', '0,1,2', '2,0,0'],
    ['$[0:-1]', '0,1,2', '0,1'],
    ['$[-2:]', '0,1,2', '1,2'],
    ['$[1:9]', '0,1,2', '1,2'],
    ['$[0,9:]', '0,1,2', '0'],
    ['$[1]', '"a,b","c ""d""",e', '"c ""d"""'],
    ['$[0]', '', ''],
  ] as const) {
    t.equal(pick(path, record), picked, `${path} of ${record}`)
  }
})

t.test('the end of a slice, as the guide has it', async (t) => {
  // The same page: "$[1:4] specifies the second through fifth columns", "[:5] … through the sixth column".
  t.equal(pick('$[1:4]', '0,1,2,3,4,5,6', 'inclusive'), '1,2,3,4')
  t.equal(pick('$[:5]', '0,1,2,3,4,5,6', 'inclusive'), '0,1,2,3,4,5')
  t.equal(pick('$[5:]', '0,1,2,3,4,5,6', 'inclusive'), '5,6')
})

t.test('columns keep their bytes', async () => {
  fc.assert(
    fc.property(fields, fc.nat(7), fc.nat(7), (texts, some, more) => {
      const record = texts.join(',')
      const [one, other] = [some % texts.length, more % texts.length]
      return (
        pick('$[*]', record) === record &&
        pick('$[0:]', record) === record &&
        pick(`$[${one},-${other + 1}]`, record) === `${texts[one]},${texts.at(-other - 1)}` &&
        pick(`$[${one}:]`, record) === texts.slice(one).join(',') &&
        pick(`$[:${one}]`, record, 'inclusive') === texts.slice(0, one + 1).join(',')
      )
    }),
  )
})

t.test('columns behind those that matter are not looked at', async (t) => {
  t.equal(pick('$[1]', 'a,b,"c'), 'b')
  t.equal(pick('$[1:]', 'a,b,"c'), 'b,"c')
})

t.test('columns that are not there', async (t) => {
  // API reference, DataProcessing: "indexes that aren't within the dimension size … you get an error".
  for (const [path, message] of [
    ['$[3]', /^inputFilter \$\[3\] picks column 3, but the record has only 3 columns$/],
    ['$[0,-4]', /picks column -4, but the record has only 3 columns/],
    ['$[3:]', /picks none of the record's 3 columns/],
  ] as const) {
    t.throws(
      () => pick(path, '0,1,2'),
      { code: 'INVALID_INPUT', message, location: { field: 'inputFilter' } },
      path,
    )
  }
  t.throws(() => pick('$[1]', 'a'), { message: /picks column 1, but the record has only 1 column/ })
  t.throws(() => pick('$[0]', '"a'), { code: 'MALFORMED_BODY' })
})

t.test('columns have no names', async (t) => {
  // Developer guide: "For CSV data … only index based JSONPaths can be applied"; "the wrong syntax causes an error".
  for (const [path, message] of [
    ['$.id', /^inputFilter "\$\.id": columns of CSV have no names; pick by index/],
    ["$['id','SageMakerOutput']", /columns of CSV have no names/],
    ['$[0][1]', /a column has nothing inside/],
  ] as const) {
    t.throws(() => pick(path, 'a,b'), { code: 'INVALID_CONFIGURATION', message }, path)
  }
})
