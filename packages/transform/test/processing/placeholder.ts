import { InferryError } from '@inferry/core'
import t from 'tap'
import { parseJsonPath } from '../../src/processing/parse-json-path.ts'
import { type PlaceholderOptions, placeholders } from '../../src/processing/placeholder.ts'
import { recordForm } from '../../src/processing/record-form.ts'
import { blockOf, textOf } from './blocks.ts'

const error = new InferryError('INVALID_INPUT', 'no')
const csvFailed = 'ERROR,41,INVALID_INPUT,"no"'
const jsonFailed = '{"error":"no","code":"INVALID_INPUT","record":41}'

function placeholder(name: 'csv' | 'json', record: string, filter: string, joins = true): string {
  const form = recordForm(name)
  const path = parseJsonPath(filter, { field: 'outputFilter', sliceEnd: 'exclusive' })
  const options: PlaceholderOptions = {
    form,
    joins,
    pick: path.steps.length > 0 ? form.picker(path, 'outputFilter') : undefined,
  }
  const input = blockOf(['other\n', `${record}\n`], 40)
  return textOf(placeholders(options)({ ...input, input }, 1, error))
}

t.test('placeholders', async (t) => {
  for (const [name, record, filter, joins, line] of [
    ['csv', 'a,1', '$', false, csvFailed],
    ['csv', 'a,1', '$', true, `a,1,${csvFailed}`],
    // -3 would be the record's number, which looks like a prediction.
    ['csv', 'a,1', '$[0,-3]', true, csvFailed],
    ['csv', 'a,"1', '$', true, csvFailed],
    ['json', '{"id":1}', '$', false, jsonFailed],
    ['json', '{"id":1}', '$', true, `{"id":1,"SageMakerOutput":${jsonFailed}}`],
    ['json', '[1]', '$', true, `{"SageMakerInput":[1],"SageMakerOutput":${jsonFailed}}`],
    ['json', '{"id":1,"x":2}', "$['id','SageMakerOutput']", true, `{"id":1,"SageMakerOutput":${jsonFailed}}`],
    ['json', '{"id":1}', '$.SageMakerOutput.label', true, jsonFailed],
    ['json', '{"id":1}', '$.label', false, jsonFailed],
    ['json', '{"id":', '$', true, jsonFailed],
    ['json', '{"SageMakerOutput":1}', '$', true, jsonFailed],
  ] as const) {
    t.equal(placeholder(name, record, filter, joins), `${line}\n`, `${name} ${record} ${filter} ${joins}`)
  }
})

t.test('without the input there is nothing to join', async (t) => {
  const line = placeholders({ form: recordForm('csv'), joins: true })(blockOf(['a\n']), 0, error)
  t.equal(textOf(line), 'ERROR,0,INVALID_INPUT,"no"\n')
})

t.test('a mistake of ours is thrown', async (t) => {
  const pick = () => {
    throw new TypeError('a mistake')
  }
  const input = blockOf(['{}\n'])
  t.throws(
    () => placeholders({ form: recordForm('json'), joins: true, pick })({ ...input, input }, 0, error),
    TypeError,
  )
})
